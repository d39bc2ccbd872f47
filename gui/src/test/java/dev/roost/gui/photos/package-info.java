@NullMarked
package dev.roost.gui.photos;

import org.jspecify.annotations.NullMarked;
