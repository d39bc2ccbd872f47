package dev.roost.node.app;

import dev.roost.node.thread.Workers;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds chunks wherever they may be. Safe for use by many threads. */
final class ChunkSearch {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkSearch.class);

    private final ChunkReader here;
    private final Function<ChunkId, CompletableFuture<Optional<SealedChunk>>> elsewhere;
    private final Optional<? extends ChunkReader> originals;
    private final Workers workers;

    /**
     * Prepares a search.
     *
     * @param elsewhere asks the devices that are connected
     * @param originals seals again what files still hold, on a member
     * @param workers read what is here
     */
    ChunkSearch(
            ChunkReader here,
            Function<ChunkId, CompletableFuture<Optional<SealedChunk>>> elsewhere,
            Optional<? extends ChunkReader> originals,
            Workers workers) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.originals = originals;
        this.workers = workers;
    }

    /** A chunk from the store here, else from whichever connected device has it, else from an original. */
    CompletableFuture<Optional<SealedChunk>> find(ChunkId id) {
        return readFrom(here, id)
                .thenCompose(
                        chunk -> chunk.isPresent() ? CompletableFuture.completedFuture(chunk) : elsewhere.apply(id))
                .thenCompose(chunk -> chunk.isPresent() || originals.isEmpty()
                        ? CompletableFuture.completedFuture(chunk)
                        : readFrom(originals.get(), id));
    }

    private CompletableFuture<Optional<SealedChunk>> readFrom(ChunkReader reader, ChunkId id) {
        CompletableFuture<Optional<SealedChunk>> chunk = new CompletableFuture<>();
        workers.execute(() -> {
            try {
                chunk.complete(reader.get(id));
            } catch (IOException | RuntimeException e) {
                LOG.warn("a chunk could not be read here: {}", e.getMessage());
                chunk.complete(Optional.empty());
            }
        });
        return chunk;
    }
}
