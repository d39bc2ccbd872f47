/** The first run: three decisions from nothing to the first kept photo. */
@NullMarked
package dev.roost.gui.setup;

import org.jspecify.annotations.NullMarked;
