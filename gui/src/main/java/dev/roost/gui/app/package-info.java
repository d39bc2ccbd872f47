/** The program: starts or reaches a node, makes the windows, and ends honestly. */
@NullMarked
package dev.roost.gui.app;

import org.jspecify.annotations.NullMarked;
