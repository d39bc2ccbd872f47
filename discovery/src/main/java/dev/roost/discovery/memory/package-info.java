/** Devices of one process that see each other without a network. */
@NullMarked
package dev.roost.discovery.memory;

import org.jspecify.annotations.NullMarked;
