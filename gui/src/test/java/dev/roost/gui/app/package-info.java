@NullMarked
package dev.roost.gui.app;

import org.jspecify.annotations.NullMarked;
