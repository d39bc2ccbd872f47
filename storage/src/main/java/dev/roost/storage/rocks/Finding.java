package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;

/**
 * What a scrub found of one chunk.
 *
 * @param arrival its place among the arrivals when it was read
 */
record Finding(ChunkId id, long arrival, State state, int size) {
    enum State {
        RIGHT,
        DAMAGED,
        MISSING
    }
}
