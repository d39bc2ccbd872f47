/** One photo, large, and all that is known of it. */
@NullMarked
package dev.roost.gui.viewer;

import org.jspecify.annotations.NullMarked;
