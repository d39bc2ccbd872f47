@NullMarked
package dev.roost.storage;

import org.jspecify.annotations.NullMarked;
