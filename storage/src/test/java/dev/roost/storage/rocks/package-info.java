@NullMarked
package dev.roost.storage.rocks;

import org.jspecify.annotations.NullMarked;
