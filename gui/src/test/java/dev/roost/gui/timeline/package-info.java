@NullMarked
package dev.roost.gui.timeline;

import org.jspecify.annotations.NullMarked;
