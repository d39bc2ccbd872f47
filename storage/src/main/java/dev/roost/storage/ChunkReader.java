package dev.roost.storage;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.util.Optional;

/** Gives chunks by name: from a disk, from a peer, or sealed again from an original. */
public interface ChunkReader {
    /**
     * The chunk with this name, checked against it, or empty where it is not to be had here.
     *
     * @throws DamagedChunkException if there are bytes under this name, and they are wrong
     */
    Optional<SealedChunk> get(ChunkId id) throws IOException;
}
