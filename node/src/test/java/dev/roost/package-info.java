@NullMarked
package dev.roost;

import org.jspecify.annotations.NullMarked;
