package dev.roost.node.keep;

import dev.roost.node.library.PathKey;
import dev.roost.node.library.ResourceRow;
import dev.roost.proto.model.About;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Seen;
import java.util.List;

/**
 * A file whose chunks are durable where they are to be kept: it waits for a log entry to name it.
 *
 * @param index its manifest and the row chunks that the manifest names, the manifest last
 * @param payload its payload chunks, in file order
 * @param facts what its bytes say about themselves
 * @param held whether the payload lies in this device's own store
 */
record ReadyPhoto(
        PathKey original,
        ResourceId resource,
        ResourceRow.Content content,
        List<SealedChunk> index,
        List<ChunkId> payload,
        Seen seen,
        PhotoFacts facts,
        boolean held) {
    About about() {
        return About.facts(resource, facts);
    }

    ChunkId manifest() {
        return index.get(index.size() - 1).id();
    }
}
