@NullMarked
package dev.roost.gui.restore;

import org.jspecify.annotations.NullMarked;
