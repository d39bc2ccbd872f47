@NullMarked
package dev.roost.gui.kit;

import org.jspecify.annotations.NullMarked;
