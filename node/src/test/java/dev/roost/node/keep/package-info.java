/** Keeping photos, from a folder to a log entry, without a network. */
@NullMarked
package dev.roost.node.keep;

import org.jspecify.annotations.NullMarked;
