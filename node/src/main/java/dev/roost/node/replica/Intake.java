package dev.roost.node.replica;

import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Time;
import dev.roost.node.thread.Workers;
import dev.roost.proto.message.RefuseReason;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts chunks that came from other devices into the store: checked on the workers, committed together, and only then
 * told to be durable. Safe for use by many threads; outcomes are told on the node thread.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** A commit waits for this many bytes, or this long, whichever comes first. */
    private static final long BATCH_BYTES = 16 * 1024 * 1024;

    private static final Duration BATCH_WAIT = Duration.ofMillis(100);

    private final ChunkStore store;
    private final Workers workers;
    private final NodeThread node;
    private final Time time;
    private List<Arrival> batch = new ArrayList<>();
    private long batchBytes;
    private long batchSince;
    private boolean committing;
    private boolean timed;

    /** What becomes of one chunk. Called on the node thread. */
    interface Outcome {
        /** It is durable. */
        void durable(ChunkId id);

        /** Its bytes were not those of its name. */
        void damaged(ChunkId id);

        /** The store did not take it. */
        void refused(ChunkId id, RefuseReason reason);
    }

    private record Arrival(ChunkId id, int size, Outcome outcome) {}

    Intake(ChunkStore store, Workers workers, NodeThread node, Time time) {
        this.store = store;
        this.workers = workers;
        this.node = node;
        this.time = time;
    }

    /**
     * Checks bytes against their name, and stores them.
     *
     * @param checked runs on a worker as soon as the bytes have proved right, before they are durable
     * @param dealtWith runs on a worker when the bytes take no more memory here
     */
    void take(ChunkId id, byte[] bytes, Outcome outcome, Checked checked, Runnable dealtWith) {
        workers.execute(() -> {
            try {
                SealedChunk chunk = SealedChunk.admit(id, bytes);
                if (checked.chunk(chunk)) {
                    store.put(chunk);
                    add(new Arrival(id, chunk.size(), outcome));
                }
            } catch (DamagedChunkException e) {
                node.execute(() -> outcome.damaged(id));
            } catch (StoreFullException e) {
                node.execute(() -> outcome.refused(id, RefuseReason.FULL));
            } catch (IOException | RuntimeException e) {
                LOG.warn("a chunk could not be stored: {}", e.getMessage());
                node.execute(() -> outcome.refused(id, RefuseReason.FAILED));
            } finally {
                dealtWith.run();
            }
        });
    }

    /** Sees a chunk that proved right; returns whether it is to be stored. */
    @FunctionalInterface
    interface Checked {
        boolean chunk(SealedChunk chunk);
    }

    private synchronized void add(Arrival arrival) {
        if (batch.isEmpty()) {
            batchSince = time.monotonicMillis();
        }
        batch.add(arrival);
        batchBytes += arrival.size();
        consider();
    }

    /** Starts a commit when there is enough, or soon. */
    private synchronized void consider() {
        if (committing || batch.isEmpty()) {
            return;
        }
        long waited = time.monotonicMillis() - batchSince;
        if (batchBytes >= BATCH_BYTES || waited >= BATCH_WAIT.toMillis()) {
            committing = true;
            workers.execute(this::commit);
        } else if (!timed) {
            timed = true;
            node.after(BATCH_WAIT.minusMillis(waited), this::onTimer);
        }
    }

    private synchronized void onTimer() {
        timed = false;
        consider();
    }

    private void commit() {
        List<Arrival> arrivals;
        synchronized (this) {
            arrivals = batch;
            batch = new ArrayList<>();
            batchBytes = 0;
        }
        boolean durable = false;
        try {
            store.commit();
            durable = true;
        } catch (IOException e) {
            LOG.warn("chunks could not be made durable: {}", e.getMessage());
        } finally {
            tell(arrivals, durable);
            synchronized (this) {
                committing = false;
                consider();
            }
        }
    }

    private void tell(List<Arrival> arrivals, boolean durable) {
        node.execute(() -> {
            for (Arrival arrival : arrivals) {
                if (durable) {
                    arrival.outcome().durable(arrival.id());
                } else {
                    arrival.outcome().refused(arrival.id(), RefuseReason.FAILED);
                }
            }
        });
    }
}
