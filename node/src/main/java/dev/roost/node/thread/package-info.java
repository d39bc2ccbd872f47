/** The threads and clocks of a node, passed to whoever needs them. */
@NullMarked
package dev.roost.node.thread;

import org.jspecify.annotations.NullMarked;
