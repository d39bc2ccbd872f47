@NullMarked
package dev.roost.gui.setup;

import org.jspecify.annotations.NullMarked;
