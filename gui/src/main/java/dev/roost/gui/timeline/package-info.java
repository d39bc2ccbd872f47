/** All photos in the order in which they were taken. */
@NullMarked
package dev.roost.gui.timeline;

import org.jspecify.annotations.NullMarked;
