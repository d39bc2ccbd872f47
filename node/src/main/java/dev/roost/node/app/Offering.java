package dev.roost.node.app;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Every chunk that this device can give, from wherever it can: the first of several readers that has it. Safe for use by
 * many threads.
 */
final class Offering implements ChunkReader {
    private final List<ChunkReader> readers = new CopyOnWriteArrayList<>();

    /** Asks this one too, after those before it. */
    Offering and(ChunkReader reader) {
        readers.add(reader);
        return this;
    }

    @Override
    public Optional<SealedChunk> get(ChunkId id) throws IOException {
        for (ChunkReader reader : readers) {
            Optional<SealedChunk> chunk = reader.get(id);
            if (chunk.isPresent()) {
                return chunk;
            }
        }
        return Optional.empty();
    }
}
