@NullMarked
package dev.roost.gui.devices;

import org.jspecify.annotations.NullMarked;
