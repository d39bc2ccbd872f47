package dev.roost.node.replica;

import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Offered;
import dev.roost.proto.message.Refuse;
import dev.roost.proto.message.RefuseReason;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Takes;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chunks offered, wanted, brought and acknowledged. Confined to the node thread. */
final class ChunkExchange {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkExchange.class);

    private final Replica replica;
    private final Replicator replicator;
    private final Intake intake;
    private final Requests requests;
    private final Map<Session, Courier> couriers = new HashMap<>();
    private final Offerers offerers = new Offerers();

    ChunkExchange(Replica replica, Replicator replicator) {
        this.replica = replica;
        this.replicator = replicator;
        ReplicaThreads threads = replicator.threads;
        this.intake = new Intake(store(), threads.workers(), threads.node(), threads.time());
        this.requests = new Requests(threads.node(), threads.time(), id -> refuse(id, RefuseReason.FAILED));
    }

    Requests requests() {
        return requests;
    }

    void joined(Session session) {
        ReplicaThreads threads = replicator.threads;
        couriers.put(session, new Courier(session, replica.offered(), threads.workers(), threads.node()));
        requests.joined(session);
    }

    void left(Session session) {
        couriers.remove(session);
        offerers.left(session);
        requests.left(session);
    }

    void drained(Session session) {
        Optional.ofNullable(couriers.get(session)).ifPresent(Courier::pump);
    }

    /** The other side can give chunks that no entry names yet. */
    void offered(Session session, List<Offered> offered) {
        List<ChunkId> ids = offered.stream().map(Offered::id).toList();
        boolean taken = replica.library().offers().of(replica.library().self()).takes() != Takes.INDEX
                && replica.library().roster().isMember(session.device());
        if (!taken) {
            session.link().send(new Refuse(ids, RefuseReason.NOT_TAKEN));
            return;
        }
        long bytes = offered.stream().mapToLong(Offered::size).sum();
        replicator.threads.workers().execute(() -> {
            try {
                sort(session, ids, bytes);
            } catch (IOException | RuntimeException e) {
                LOG.warn("an offer could not be looked at: {}", e.getMessage());
                session.link().send(new Refuse(ids, RefuseReason.FAILED));
            }
        });
    }

    /** What is here is acknowledged, which renews its lease; the rest is wanted. */
    private void sort(Session session, List<ChunkId> ids, long bytes) throws IOException {
        List<ChunkId> here = new ArrayList<>();
        List<ChunkId> wanted = new ArrayList<>();
        for (ChunkId id : ids) {
            (store().holds(id) ? here : wanted).add(id);
        }
        if (!here.isEmpty()) {
            store().lease(here);
            store().commit();
            session.link().send(new Acknowledge(here));
        }
        if (!wanted.isEmpty() && replicator.roomBytes() < bytes) {
            session.link().send(new Refuse(wanted, RefuseReason.FULL));
            replicator.threads.node().execute(replicator.room::full);
        } else if (!wanted.isEmpty()) {
            replicator.threads.node().execute(() -> want(session, wanted));
        }
    }

    private void want(Session session, List<ChunkId> ids) {
        if (session.isReady() && offerers.add(session, ids)) {
            requests.wantFrom(session, ids);
        } else {
            session.link().send(new Refuse(ids, RefuseReason.FAILED));
        }
    }

    /** Asks others for what one device does not bring. */
    void tick() {
        requests.tick();
    }

    void wanted(Session session, List<ChunkId> ids) {
        Optional.ofNullable(couriers.get(session)).ifPresent(courier -> courier.wanted(ids));
    }

    void lacked(Session session, List<ChunkId> ids) {
        ids.forEach(id -> requests.lacks(session, id));
        replicator.fetcher.consider();
    }

    void acknowledged(Session session, List<ChunkId> ids) {
        replicator.events.acknowledged(session.device(), ids);
    }

    void refused(Session session, Refuse refuse) {
        replicator.events.refused(session.device(), refuse.chunks());
        if (refuse.reason() == RefuseReason.FULL) {
            replicator.room.otherIsFull(session.device());
        }
    }

    void arrived(Session session, Octets name, byte[] bytes) throws IOException {
        ChunkId id = ChunkId.of(name.toArray());
        if (!requests.answered(session, id)) {
            throw new MalformedException("a chunk that was not asked for");
        }
        boolean stored = requests.isForStore(id);
        intake.take(
                id,
                bytes,
                new Outcome(session),
                chunk -> {
                    replicator.threads.node().execute(() -> came(chunk));
                    return stored;
                },
                () -> session.link().taken(bytes.length));
    }

    /** Reads a chunk once, from whichever connected device has it. */
    void read(ChunkId id, CompletableFuture<Optional<SealedChunk>> reader) {
        requests.wantRead(id, reader);
    }

    private void came(SealedChunk chunk) {
        requests.came(chunk);
        replicator.fetcher.consider();
    }

    private ChunkStore store() {
        return replica.library().store().chunks();
    }

    /** What becomes of a chunk that one device brought. */
    private final class Outcome implements Intake.Outcome {
        private final Session session;

        Outcome(Session session) {
            this.session = session;
        }

        @Override
        public void durable(ChunkId id) {
            offerers.settle(id).forEach(offerer -> replicator.tidings.durable(offerer, id));
            replicator.chunkArrived();
        }

        @Override
        public void damaged(ChunkId id) {
            LOG.warn("{} brought wrong bytes for {}", session.device(), id);
            requests.lacks(session, id);
        }

        @Override
        public void refused(ChunkId id, RefuseReason reason) {
            refuse(id, reason);
            if (reason == RefuseReason.FULL) {
                replicator.room.full();
            }
        }
    }

    private void refuse(ChunkId id, RefuseReason reason) {
        offerers.settle(id).forEach(offerer -> offerer.link().send(new Refuse(List.of(id), reason)));
    }

    /** Tells one device what is durable, in as few messages as it takes. */
    static void acknowledge(Session session, List<ChunkId> ids) {
        for (int from = 0; from < ids.size(); from += Limits.MESSAGE_IDS_MAX) {
            int to = Math.min(ids.size(), from + Limits.MESSAGE_IDS_MAX);
            session.link().send(new Acknowledge(ids.subList(from, to)));
        }
    }
}
