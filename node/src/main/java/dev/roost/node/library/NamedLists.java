package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the lists that entries name. A list that turns out damaged is quarantined, and so fetched again. */
final class NamedLists {
    private static final Logger LOG = LoggerFactory.getLogger(NamedLists.class);

    private final HeldChunks chunks;

    NamedLists(ChunkStore chunks) {
        this.chunks = new HeldChunks(chunks);
    }

    /** All lists of an entry, or empty while one is not here. An id that names no list names nothing. */
    Optional<List<ChunkList>> of(LogEntry entry) throws IOException {
        List<ChunkList> lists = new ArrayList<>();
        for (ChunkId id : entry.fields().lists()) {
            Optional<SealedChunk> chunk = chunks.get(id);
            if (chunk.isEmpty()) {
                return Optional.empty();
            }
            try {
                lists.add(ChunkList.parse(chunk.get()));
            } catch (MalformedException e) {
                LOG.warn("{} names as a list what is none: {}", entry, e.getMessage());
            }
        }
        return Optional.of(lists);
    }
}
