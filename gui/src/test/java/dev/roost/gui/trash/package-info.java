@NullMarked
package dev.roost.gui.trash;

import org.jspecify.annotations.NullMarked;
