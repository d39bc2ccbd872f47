package dev.roost.node.restore;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Fetches chunks from wherever they are: here, sealed again from an original, or from another device. */
@FunctionalInterface
public interface ChunkSource {
    /** The chunk, or empty if no device that can be reached now has it. It does not fail. */
    CompletableFuture<Optional<SealedChunk>> fetch(ChunkId id);
}
