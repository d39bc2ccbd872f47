@NullMarked
package dev.roost.gui.grid;

import org.jspecify.annotations.NullMarked;
