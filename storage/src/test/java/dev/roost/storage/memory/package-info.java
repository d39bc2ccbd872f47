@NullMarked
package dev.roost.storage.memory;

import org.jspecify.annotations.NullMarked;
