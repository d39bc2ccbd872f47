/** The devices of the library, and what each of them holds. */
@NullMarked
package dev.roost.gui.devices;

import org.jspecify.annotations.NullMarked;
