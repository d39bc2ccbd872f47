/** A library's photos as screens see them: counted by month, fetched a piece at a time, searched and chosen. Knows no toolkit. */
@NullMarked
package dev.roost.gui.photos;

import org.jspecify.annotations.NullMarked;
