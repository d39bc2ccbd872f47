/** Bringing photos out, whatever their names and whatever is in the way. */
@NullMarked
package dev.roost.node.restore;

import org.jspecify.annotations.NullMarked;
