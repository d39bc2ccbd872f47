package dev.roost.node.replica;

import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.WantExceptions;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is lacking as a list of chunk ids in ascending order, 32 bytes each: {@code incarnation u64 ‖ ids}. Nothing
 * is sent while the digest in the receipt is that of what is known.
 */
final class SortedListInventory implements InventoryExchange {
    private static final Logger LOG = LoggerFactory.getLogger(SortedListInventory.class);

    private final Replica replica;
    private final Replicator replicator;
    private final Map<Session, Map<LogId, Question>> asked = new HashMap<>();

    /** A question that waits for its answer; a newer receipt may have come meanwhile, by which it is judged then. */
    private static final class Question {
        Optional<Receipt.Mark> newer = Optional.empty();
    }

    SortedListInventory(Replica replica, Replicator replicator) {
        this.replica = replica;
        this.replicator = replicator;
    }

    @Override
    public void learn(Session session, Receipt receipt) {
        for (Receipt.Mark mark : receipt.fields().marks()) {
            if (mark.exceptions() > 0) {
                replicator.threads.lane().execute(() -> askIfUnknown(session, mark));
            }
        }
    }

    @Override
    public void wanted(Session session, LogId log) throws MalformedException {
        session.answers().asked(new WantExceptions(log), replicator.threads.lane(), () -> {
            Set<ChunkId> lacking = replica.wholeness().exceptions(log);
            FieldWriter out = new FieldWriter(Id.BYTES * lacking.size() + 8);
            out.u64(log.incarnation());
            lacking.stream().sorted().forEach(out::id);
            Octets name = Octets.copyOf(log.device().bytes());
            session.link().deliver(Delivery.EXCEPTIONS, name, out.toBytes());
        });
    }

    @Override
    public void arrived(Session session, Octets name, byte[] bytes) throws IOException {
        FieldReader in = new FieldReader(bytes);
        LogId log = new LogId(DeviceId.of(name.toArray()), in.u64());
        Question question = asked.getOrDefault(session, new HashMap<>()).remove(log);
        if (question == null) {
            session.link().taken(bytes.length);
            return;
        }
        List<ChunkId> lacking = new ArrayList<>();
        while (in.remaining() > 0) {
            lacking.add(in.chunkId());
        }
        replicator.threads.lane().execute(() -> {
            try {
                replica.library().store().elsewhere().replace(session.device(), log, lacking);
                question.newer.ifPresent(mark -> askIfUnknown(session, mark));
                replicator.threads.node().execute(() -> replicator.events.changed());
            } catch (IOException e) {
                LOG.warn("what a device lacks could not be noted: {}", e.getMessage());
            } finally {
                session.link().taken(bytes.length);
            }
        });
    }

    @Override
    public void left(Session session) {
        asked.remove(session);
    }

    /** On the lane. */
    private void askIfUnknown(Session session, Receipt.Mark mark) {
        LogId log = mark.head().log();
        try {
            Set<ChunkId> known = replica.library().store().elsewhere().of(session.device(), log);
            if (!Receipt.exceptionsDigest(known).equals(mark.digest())) {
                replicator.threads.node().execute(() -> ask(session, mark));
            }
        } catch (IOException e) {
            LOG.warn("what a device lacks could not be looked up: {}", e.getMessage());
        }
    }

    private void ask(Session session, Receipt.Mark mark) {
        LogId log = mark.head().log();
        Map<LogId, Question> open = asked.computeIfAbsent(session, s -> new HashMap<>());
        Question question = open.get(log);
        if (question != null) {
            question.newer = Optional.of(mark);
        } else if (session.isReady()) {
            open.put(log, new Question());
            session.link().send(new WantExceptions(log));
        }
    }
}
