package dev.roost.node.replica;

import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.SealedChunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Which chunks are asked of which device. A chunk that one device lacks, or does not bring, is asked of the next, until
 * all that are connected were tried. Confined to the node thread.
 */
final class Requests {
    /** Chunks asked of one device at a time. */
    private static final int ASKED_MAX = 64;

    /** A device that is asked for chunks and brings none for so long is not waited for. */
    private static final long ANSWER_MILLIS_MAX = 120_000;

    private final NodeThread node;
    private final Time time;
    private final Consumer<ChunkId> hopeless;
    private final Map<ChunkId, Request> requests = new LinkedHashMap<>();
    private final Set<ChunkId> unasked = new LinkedHashSet<>();
    private final Map<DeviceId, Asked> devices = new HashMap<>();

    /** One chunk that somebody here wants. */
    private static final class Request {
        final Set<DeviceId> tried = new HashSet<>();
        final List<CompletableFuture<Optional<SealedChunk>>> readers = new ArrayList<>();
        Optional<Session> at = Optional.empty();
        boolean stored;
    }

    /** What one device was asked for and has not answered, though somebody else may have brought it since. */
    private static final class Asked {
        final Session session;
        final Set<ChunkId> open = new HashSet<>();
        long waitingSince;

        Asked(Session session) {
            this.session = session;
        }

        boolean mayBeAsked(ChunkId id, Request request) {
            return open.size() < ASKED_MAX && !open.contains(id) && !request.tried.contains(session.device());
        }
    }

    /**
     * Prepares to ask.
     *
     * @param hopeless is told of chunks for the store that no connected device gave
     */
    Requests(NodeThread node, Time time, Consumer<ChunkId> hopeless) {
        this.node = node;
        this.time = time;
        this.hopeless = hopeless;
    }

    void joined(Session session) {
        node.check();
        devices.put(session.device(), new Asked(session));
        ask();
    }

    void left(Session session) {
        node.check();
        Asked asked = devices.get(session.device());
        if (asked != null && asked.session.equals(session)) {
            devices.remove(session.device());
            requests.forEach((id, request) -> release(id, request, session));
            ask();
        }
    }

    /** Wants chunks for the store; those that are wanted already stay as they are. */
    void wantStored(Collection<ChunkId> ids) {
        node.check();
        ids.forEach(id -> request(id).stored = true);
        ask();
    }

    /** Wants a chunk that was just offered by this device, for the store. */
    void wantFrom(Session session, Collection<ChunkId> ids) {
        node.check();
        Asked asked = devices.get(session.device());
        if (asked == null || !asked.session.equals(session)) {
            return;
        }
        List<ChunkId> now = new ArrayList<>();
        for (ChunkId id : ids) {
            Request request = request(id);
            request.stored = true;
            request.tried.remove(session.device());
            if (request.at.isEmpty() && !asked.open.contains(id)) {
                askOf(asked, id, request);
                now.add(id);
            }
        }
        session.want(now);
    }

    /** Wants a chunk to read it once; completes empty when no connected device has it. */
    void wantRead(ChunkId id, CompletableFuture<Optional<SealedChunk>> reader) {
        node.check();
        request(id).readers.add(reader);
        ask();
    }

    /** A device brings a chunk; returns whether it was asked for it and had not answered yet. */
    boolean answered(Session session, ChunkId id) {
        node.check();
        Asked asked = devices.get(session.device());
        if (asked == null || !asked.session.equals(session) || !asked.open.remove(id)) {
            return false;
        }
        asked.waitingSince = time.monotonicMillis();
        return true;
    }

    boolean isForStore(ChunkId id) {
        Request request = requests.get(id);
        return request != null && request.stored;
    }

    /** Chunks wanted and not yet here. */
    int size() {
        return requests.size();
    }

    /** A device does not have it, or gave something else. */
    void lacks(Session session, ChunkId id) {
        node.check();
        answered(session, id);
        Request request = requests.get(id);
        if (request != null && release(id, request, session)) {
            request.tried.add(session.device());
            ask();
        }
    }

    /** It came, and its bytes are right: whoever reads it gets it. */
    void came(SealedChunk chunk) {
        node.check();
        Request request = requests.remove(chunk.id());
        unasked.remove(chunk.id());
        if (request != null) {
            request.readers.forEach(reader -> reader.complete(Optional.of(chunk)));
        }
        ask();
    }

    /** Asks others where an answer does not come. */
    void tick() {
        node.check();
        long now = time.monotonicMillis();
        for (Asked asked : devices.values()) {
            if (!asked.open.isEmpty() && now - asked.waitingSince >= ANSWER_MILLIS_MAX) {
                asked.open.forEach(id -> giveUpOn(asked.session, id));
            }
        }
        ask();
    }

    private void giveUpOn(Session session, ChunkId id) {
        Request request = requests.get(id);
        if (request != null && release(id, request, session)) {
            request.tried.add(session.device());
        }
    }

    private Request request(ChunkId id) {
        Request known = requests.get(id);
        if (known != null) {
            return known;
        }
        Request request = new Request();
        requests.put(id, request);
        unasked.add(id);
        return request;
    }

    private boolean release(ChunkId id, Request request, Session session) {
        if (!request.at.equals(Optional.of(session))) {
            return false;
        }
        request.at = Optional.empty();
        unasked.add(id);
        return true;
    }

    private void askOf(Asked asked, ChunkId id, Request request) {
        if (asked.open.isEmpty()) {
            asked.waitingSince = time.monotonicMillis();
        }
        asked.open.add(id);
        request.at = Optional.of(asked.session);
        unasked.remove(id);
    }

    /** Asks what may be asked now, each device for several at once. */
    private void ask() {
        if (!devices.isEmpty() && devices.values().stream().allMatch(asked -> asked.open.size() >= ASKED_MAX)) {
            return;
        }
        Map<Session, List<ChunkId>> now = new LinkedHashMap<>();
        List<ChunkId> nobodyHas = new ArrayList<>();
        for (ChunkId id : List.copyOf(unasked)) {
            Request request = requests.get(id);
            if (request == null) {
                continue;
            }
            Optional<Asked> asked = next(id, request);
            if (asked.isPresent()) {
                askOf(asked.get(), id, request);
                now.computeIfAbsent(asked.get().session, s -> new ArrayList<>()).add(id);
            } else if (request.tried.containsAll(devices.keySet())) {
                nobodyHas.add(id);
            }
        }
        nobodyHas.forEach(this::giveUp);
        now.forEach(Session::want);
    }

    private Optional<Asked> next(ChunkId id, Request request) {
        return devices.values().stream()
                .filter(asked -> asked.mayBeAsked(id, request))
                .min((a, b) -> Integer.compare(a.open.size(), b.open.size()));
    }

    private void giveUp(ChunkId id) {
        Request request = requests.remove(id);
        unasked.remove(id);
        if (request != null) {
            request.readers.forEach(reader -> reader.complete(Optional.empty()));
        }
        if (request != null && request.stored) {
            hopeless.accept(id);
        }
    }
}
