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
    private final Map<Session, Map<DeviceId, LogId>> asked = new HashMap<>();

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
    public void wanted(Session session, LogId log) {
        replicator.threads.lane().execute(() -> {
            try {
                Set<ChunkId> lacking = replica.wholeness().exceptions(log);
                FieldWriter out = new FieldWriter(Id.BYTES * lacking.size() + 8);
                out.u64(log.incarnation());
                lacking.stream().sorted().forEach(out::id);
                Octets name = Octets.copyOf(log.device().bytes());
                session.link().deliver(Delivery.EXCEPTIONS, name, out.toBytes());
            } catch (IOException e) {
                LOG.warn("what is lacking could not be listed: {}", e.getMessage());
            }
        });
    }

    @Override
    public void arrived(Session session, Octets name, byte[] bytes) throws IOException {
        Map<DeviceId, LogId> open = asked.getOrDefault(session, new HashMap<>());
        LogId log = open.remove(DeviceId.of(name.toArray()));
        FieldReader in = new FieldReader(bytes);
        if (log == null || in.u64() != log.incarnation()) {
            throw new MalformedException("exceptions that nobody asked for");
        }
        List<ChunkId> lacking = new ArrayList<>();
        while (in.remaining() > 0) {
            lacking.add(in.chunkId());
        }
        replicator.threads.lane().execute(() -> {
            try {
                replica.library().store().elsewhere().replace(session.device(), log, lacking);
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
                replicator.threads.node().execute(() -> {
                    asked.computeIfAbsent(session, s -> new HashMap<>()).put(log.device(), log);
                    session.link().send(new WantExceptions(log));
                });
            }
        } catch (IOException e) {
            LOG.warn("what a device lacks could not be looked up: {}", e.getMessage());
        }
    }
}
