package dev.roost.node.replica;

import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Workers;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Lack;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one device the chunks that it wants: read on the workers, a few at a time, and no faster than its link takes
 * them. Confined to the node thread.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int READING_MAX = 4;
    private static final long QUEUED_BYTES_MAX = 4L * 1024 * 1024;

    /** Wishes kept waiting; a device that asks for more at once gets the rest refused and asks again. */
    private static final int WANTED_MAX = 65_536;

    private final Session session;
    private final ChunkReader chunks;
    private final Workers workers;
    private final NodeThread node;
    private final Deque<ChunkId> wanted = new ArrayDeque<>();
    private int reading;

    Courier(Session session, ChunkReader chunks, Workers workers, NodeThread node) {
        this.session = session;
        this.chunks = chunks;
        this.workers = workers;
        this.node = node;
    }

    void wanted(List<ChunkId> ids) {
        if (wanted.size() + ids.size() > WANTED_MAX) {
            session.link().send(new Lack(ids));
            return;
        }
        wanted.addAll(ids);
        pump();
    }

    void pump() {
        while (reading < READING_MAX
                && !wanted.isEmpty()
                && session.link().queuedBytes() < QUEUED_BYTES_MAX
                && session.link().isOpen()) {
            ChunkId id = wanted.remove();
            reading++;
            workers.execute(() -> {
                Optional<SealedChunk> chunk = read(id);
                chunk.ifPresent(c -> session.link().deliver(Delivery.CHUNK, Octets.copyOf(id.bytes()), c.bytes()));
                node.execute(() -> {
                    reading--;
                    if (chunk.isEmpty()) {
                        session.link().send(new Lack(List.of(id)));
                    }
                    pump();
                });
            });
        }
    }

    private Optional<SealedChunk> read(ChunkId id) {
        try {
            return chunks.get(id);
        } catch (IOException | RuntimeException e) {
            LOG.warn("chunk {} could not be read: {}", id, e.getMessage());
            return Optional.empty();
        }
    }
}
