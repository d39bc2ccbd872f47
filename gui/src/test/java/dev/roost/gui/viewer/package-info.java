@NullMarked
package dev.roost.gui.viewer;

import org.jspecify.annotations.NullMarked;
