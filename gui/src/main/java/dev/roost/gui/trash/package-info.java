/** Photos that were moved to the trash. */
@NullMarked
package dev.roost.gui.trash;

import org.jspecify.annotations.NullMarked;
