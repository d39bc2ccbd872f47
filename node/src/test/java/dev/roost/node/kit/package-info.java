/** What tests of photos are made with: seeds, clocks that are told the time, households in memory, JPEGs of every kind. */
@NullMarked
package dev.roost.node.kit;

import org.jspecify.annotations.NullMarked;
