@NullMarked
package dev.roost.gui.home;

import org.jspecify.annotations.NullMarked;
