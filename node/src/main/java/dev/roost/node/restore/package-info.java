/** Bringing photos out: names from other devices are hostile, nothing is overwritten, nothing leaves the chosen folder. */
@NullMarked
package dev.roost.node.restore;

import org.jspecify.annotations.NullMarked;
