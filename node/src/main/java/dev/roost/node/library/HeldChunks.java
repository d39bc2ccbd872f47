package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.util.Optional;

/** Reads from this device's store; what proves damaged is quarantined, so that it heals, and reads as not there. */
public final class HeldChunks implements ChunkReader {
    private final ChunkStore store;

    public HeldChunks(ChunkStore store) {
        this.store = store;
    }

    @Override
    public Optional<SealedChunk> get(ChunkId id) throws IOException {
        try {
            return store.get(id);
        } catch (DamagedChunkException e) {
            store.quarantine(id);
            return Optional.empty();
        }
    }
}
