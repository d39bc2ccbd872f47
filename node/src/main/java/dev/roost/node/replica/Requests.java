package dev.roost.node.replica;

import dev.roost.node.thread.NodeThread;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.SealedChunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which chunks are asked of which device. A chunk that one device lacks is asked of the next, until all that are
 * connected were tried. Confined to the node thread.
 */
final class Requests {
    /** Chunks asked of one device at a time. */
    private static final int ASKED_MAX = 64;

    private final NodeThread node;
    private final Map<ChunkId, Request> requests = new LinkedHashMap<>();
    private final Map<DeviceId, Session> sessions = new HashMap<>();
    private final Map<DeviceId, Integer> asked = new HashMap<>();
    private long unanswered;

    /** One chunk that somebody here wants. */
    private static final class Request {
        final Set<DeviceId> tried = new HashSet<>();
        final List<CompletableFuture<Optional<SealedChunk>>> readers = new ArrayList<>();
        Optional<DeviceId> at = Optional.empty();
        boolean stored;
    }

    Requests(NodeThread node) {
        this.node = node;
    }

    void joined(Session session) {
        node.check();
        sessions.put(session.device(), session);
        asked.put(session.device(), 0);
        ask();
    }

    void left(Session session) {
        node.check();
        DeviceId device = session.device();
        if (sessions.remove(device, session)) {
            asked.remove(device);
            List.copyOf(requests.entrySet()).forEach(entry -> {
                if (entry.getValue().at.equals(Optional.of(device))) {
                    entry.getValue().at = Optional.empty();
                }
            });
            ask();
        }
    }

    /** Wants chunks for the store; those that are wanted already stay as they are. */
    void wantStored(Collection<ChunkId> ids) {
        node.check();
        ids.forEach(id -> requests.computeIfAbsent(id, i -> new Request()).stored = true);
        ask();
    }

    /** Wants a chunk that was just offered by this device, for the store. */
    void wantFrom(Session session, Collection<ChunkId> ids) {
        node.check();
        List<ChunkId> now = new ArrayList<>();
        for (ChunkId id : ids) {
            Request request = requests.computeIfAbsent(id, i -> new Request());
            request.stored = true;
            if (request.at.isEmpty()) {
                request.at = Optional.of(session.device());
                asked.merge(session.device(), 1, Integer::sum);
                now.add(id);
            }
        }
        session.want(now);
    }

    /** Wants a chunk to read it once; completes empty when no connected device has it. */
    void wantRead(ChunkId id, CompletableFuture<Optional<SealedChunk>> reader) {
        node.check();
        requests.computeIfAbsent(id, i -> new Request()).readers.add(reader);
        ask();
    }

    /** Whether this chunk was asked of this device, and is for the store. */
    boolean isAsked(Session session, ChunkId id) {
        Request request = requests.get(id);
        return request != null && request.at.equals(Optional.of(session.device()));
    }

    boolean isForStore(ChunkId id) {
        Request request = requests.get(id);
        return request != null && request.stored;
    }

    /** Chunks wanted and not yet here. */
    int size() {
        return requests.size();
    }

    /** How many requests for the store ended because no connected device had the chunk. */
    long unanswered() {
        return unanswered;
    }

    /** A device does not have it, or gave something else. */
    void lacks(Session session, ChunkId id) {
        node.check();
        Request request = requests.get(id);
        if (request != null && request.at.equals(Optional.of(session.device()))) {
            asked.computeIfPresent(session.device(), (d, count) -> count - 1);
            request.tried.add(session.device());
            request.at = Optional.empty();
            ask();
        }
    }

    /** It came, and its bytes are right: whoever reads it gets it. */
    void came(Session session, SealedChunk chunk) {
        node.check();
        Request request = requests.remove(chunk.id());
        if (request != null) {
            request.at.ifPresent(device -> asked.computeIfPresent(device, (d, count) -> count - 1));
            request.readers.forEach(reader -> reader.complete(Optional.of(chunk)));
        }
        ask();
    }

    /** Asks what may be asked now, each device for several at once. */
    private void ask() {
        Map<Session, List<ChunkId>> now = new LinkedHashMap<>();
        List<ChunkId> hopeless = new ArrayList<>();
        for (Map.Entry<ChunkId, Request> entry : requests.entrySet()) {
            Request request = entry.getValue();
            if (request.at.isPresent()) {
                continue;
            }
            Optional<Session> session = next(request);
            if (session.isPresent()) {
                request.at = Optional.of(session.get().device());
                asked.merge(session.get().device(), 1, Integer::sum);
                now.computeIfAbsent(session.get(), s -> new ArrayList<>()).add(entry.getKey());
            } else if (request.tried.containsAll(sessions.keySet())) {
                hopeless.add(entry.getKey());
            }
        }
        hopeless.forEach(this::giveUp);
        now.forEach(Session::want);
    }

    private Optional<Session> next(Request request) {
        return sessions.values().stream()
                .filter(session -> !request.tried.contains(session.device()))
                .filter(session -> asked.getOrDefault(session.device(), 0) < ASKED_MAX)
                .min((a, b) -> Integer.compare(asked.getOrDefault(a.device(), 0), asked.getOrDefault(b.device(), 0)));
    }

    private void giveUp(ChunkId id) {
        Request request = requests.remove(id);
        if (request != null) {
            unanswered += request.stored ? 1 : 0;
            request.readers.forEach(reader -> reader.complete(Optional.empty()));
        }
    }
}
