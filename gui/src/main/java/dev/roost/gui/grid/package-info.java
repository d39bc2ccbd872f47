/** The grid of photos under their months, and the pictures in it. */
@NullMarked
package dev.roost.gui.grid;

import org.jspecify.annotations.NullMarked;
