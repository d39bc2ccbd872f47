package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.LogId;
import dev.roost.storage.ChunkFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A chunk that so many entries name that the books keep only some of them: any earlier entry of the same logs may name
 * it too.
 */
record CrowdedChunk(ChunkId id, Map<LogId, SortedSet<Long>> noted) {
    /** The chunk, if the books may have dropped entries that name it. */
    static Optional<CrowdedChunk> of(ChunkId id, ChunkFact fact) {
        if (!fact.isCrowded()) {
            return Optional.empty();
        }
        Map<LogId, SortedSet<Long>> noted = new HashMap<>();
        for (ChunkFact.Naming naming : fact.naming()) {
            noted.computeIfAbsent(naming.log(), log -> new TreeSet<>()).add(naming.seq());
        }
        return Optional.of(new CrowdedChunk(id, noted));
    }

    /** Whether an entry may name the chunk although the books do not say so. */
    boolean mayBeNamedBy(Position position) {
        SortedSet<Long> seqs = noted.get(position.log());
        return seqs != null && position.seq() < seqs.last() && !seqs.contains(position.seq());
    }
}
