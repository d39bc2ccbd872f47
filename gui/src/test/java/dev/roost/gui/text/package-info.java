@NullMarked
package dev.roost.gui.text;

import org.jspecify.annotations.NullMarked;
