@NullMarked
package dev.roost.gui.settings;

import org.jspecify.annotations.NullMarked;
