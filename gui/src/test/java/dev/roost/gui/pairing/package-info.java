@NullMarked
package dev.roost.gui.pairing;

import org.jspecify.annotations.NullMarked;
