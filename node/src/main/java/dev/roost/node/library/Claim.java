package dev.roost.node.library;

import dev.roost.proto.model.Octets;

/**
 * What one log says last of one thing.
 *
 * @param at the entry that says so
 * @param time of that entry, by the hybrid logical clock
 * @param value what it says
 */
record Claim(Position at, long time, Octets value) {}
