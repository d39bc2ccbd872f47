@NullMarked
package dev.roost.gui;

import org.jspecify.annotations.NullMarked;
