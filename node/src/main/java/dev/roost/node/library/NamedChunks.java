package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.SealedChunk;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Chunks that an entry is to name, gathered by type. Used by one thread. */
public final class NamedChunks {
    private final Map<ChunkType, List<ChunkList.Row>> rows = new EnumMap<>(ChunkType.class);

    public void add(ChunkId id, ChunkType type, int placement) {
        rows.computeIfAbsent(type, t -> new ArrayList<>()).add(new ChunkList.Row(placement, id));
    }

    /**
     * The lists that name them.
     *
     * @param held whether the entry's signer means to hold them
     */
    public List<SealedChunk> lists(boolean held) {
        List<SealedChunk> lists = new ArrayList<>();
        rows.forEach((type, named) -> ChunkList.covering(type, held, named).forEach(list -> lists.add(list.toChunk())));
        return lists;
    }
}
