/** Is everything safe? The first thing that one sees. */
@NullMarked
package dev.roost.gui.home;

import org.jspecify.annotations.NullMarked;
