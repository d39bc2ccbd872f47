package dev.roost.node.replica;

import dev.roost.proto.model.ChunkId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who offered which chunks and waits to hear what became of them: all who offered one hear it, whoever brought it.
 * Confined to the node thread.
 */
final class Offerers {
    /** What one device may have on offer: an outbox of 32 MiB holds fewer even of the smallest chunks. */
    private static final int OFFERED_MAX = 32_768;

    private final Map<ChunkId, Set<Session>> waiting = new HashMap<>();
    private final Map<Session, Set<ChunkId>> offered = new HashMap<>();

    /** A device offered these; returns whether it may offer so many. */
    boolean add(Session session, Collection<ChunkId> ids) {
        Set<ChunkId> its = offered.computeIfAbsent(session, s -> new HashSet<>());
        if (its.size() + ids.size() > OFFERED_MAX) {
            return false;
        }
        its.addAll(ids);
        ids.forEach(id -> waiting.computeIfAbsent(id, i -> new HashSet<>()).add(session));
        return true;
    }

    /** What became of a chunk is known: returns who has to be told, each once. */
    Set<Session> settle(ChunkId id) {
        Set<Session> told = waiting.remove(id);
        if (told == null) {
            return Set.of();
        }
        told.forEach(session -> offered.getOrDefault(session, new HashSet<>()).remove(id));
        return told;
    }

    void left(Session session) {
        Set<ChunkId> its = offered.remove(session);
        if (its != null) {
            its.forEach(id -> forget(id, session));
        }
    }

    private void forget(ChunkId id, Session session) {
        Set<Session> who = waiting.get(id);
        if (who != null && who.remove(session) && who.isEmpty()) {
            waiting.remove(id);
        }
    }
}
