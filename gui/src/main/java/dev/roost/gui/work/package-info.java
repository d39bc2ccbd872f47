/** How screens work without waiting: background, shown states, the pace of what goes on. Knows no toolkit. */
@NullMarked
package dev.roost.gui.work;

import org.jspecify.annotations.NullMarked;
