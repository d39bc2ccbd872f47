/** The few shapes that all screens are made of, and their look. */
@NullMarked
package dev.roost.gui.view;

import org.jspecify.annotations.NullMarked;
