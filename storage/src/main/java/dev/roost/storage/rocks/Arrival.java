package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;

/**
 * A chunk that was put and is not in the books yet.
 *
 * @param hashedAt running second at which it was put: its name was computed then, which counts as the first reading
 */
record Arrival(Books books, ChunkId id, int type, int size, long hashedAt) {}
