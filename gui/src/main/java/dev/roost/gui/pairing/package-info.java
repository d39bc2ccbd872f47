/** Adding a device by a code, from either side. */
@NullMarked
package dev.roost.gui.pairing;

import org.jspecify.annotations.NullMarked;
