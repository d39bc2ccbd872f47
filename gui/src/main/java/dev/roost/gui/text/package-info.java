/** Sentences: everything that a person reads comes from the bundles here. Knows no toolkit. */
@NullMarked
package dev.roost.gui.text;

import org.jspecify.annotations.NullMarked;
