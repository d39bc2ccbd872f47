@NullMarked
package dev.roost.gui.work;

import org.jspecify.annotations.NullMarked;
