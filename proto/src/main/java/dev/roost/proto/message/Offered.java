package dev.roost.proto.message;

import dev.roost.proto.model.ChunkId;

/**
 * A chunk on offer.
 *
 * @param size its sealed bytes
 */
public record Offered(ChunkId id, int size) {}
