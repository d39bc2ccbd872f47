package dev.roost.node.app;

import dev.roost.node.keep.Keep;
import dev.roost.node.keep.Receivers;
import dev.roost.node.library.Problems;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.DeviceId;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only a member does: it keeps photos, sends what is pending when somebody is there to take it, and writes entries
 * when they are due. Safe for use by many threads.
 */
final class MemberPart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MemberPart.class);
    private static final Duration FLUSH_LOOK = Duration.ofMillis(200);
    private static final Duration MOVE_LOOK = Duration.ofSeconds(5);

    /** Photos that arrived wait this long for others to share their log entry. */
    private static final long FLUSH_MILLIS = 2_000;

    private final Keep keep;
    private final OriginalsTable originals;
    private final Receivers receivers;
    private final Problems problems;
    private final NodeThreads threads;
    private final Time time;
    private final PendingMover mover;
    private final Future<?> flushing;
    private final Future<?> moving;
    private long readySinceMillis = Long.MAX_VALUE;
    private Set<DeviceId> lastReceivers = Set.of();

    MemberPart(
            Keep keep,
            OriginalsTable originals,
            Receivers receivers,
            Problems problems,
            NodeThreads threads,
            Time time) {
        this.keep = keep;
        this.originals = originals;
        this.receivers = receivers;
        this.problems = problems;
        this.threads = threads;
        this.time = time;
        this.mover = new PendingMover(keep, problems, threads.waiters());
        this.flushing = threads.node().every(FLUSH_LOOK, this::flushIfDue);
        this.moving = threads.node().every(MOVE_LOOK, this::moveIfIdle);
    }

    Keep keep() {
        return keep;
    }

    OriginalsTable originals() {
        return originals;
    }

    /** There may be something pending that can be sent now. */
    void wakeMover() {
        if (!receivers.now().isEmpty()) {
            mover.wake();
        }
    }

    /** Somebody may have come, or begun to take payload. On the node thread. */
    void lookForReceivers() {
        Set<DeviceId> now = receivers.now();
        if (!now.equals(lastReceivers)) {
            lastReceivers = now;
            wakeMover();
        }
    }

    @Override
    public void close() {
        flushing.cancel(false);
        moving.cancel(false);
        keep.outbox().close();
    }

    /** What could not be sent when it was tried is tried again. */
    private void moveIfIdle() {
        keep.outbox().look(time.monotonicMillis());
        if (!keep.isBusy()) {
            wakeMover();
        }
    }

    /** An entry is due when all that is under way has arrived, or when some waited long enough. */
    private void flushIfDue() {
        long now = time.monotonicMillis();
        readySinceMillis = keep.hasReady() ? Math.min(readySinceMillis, now) : Long.MAX_VALUE;
        if (keep.hasReady() && (keep.isSettled() || now - readySinceMillis >= FLUSH_MILLIS)) {
            readySinceMillis = Long.MAX_VALUE;
            flush();
        }
    }

    private void flush() {
        try {
            threads.keepers().execute(() -> {
                try {
                    keep.flush();
                    problems.clear("entry-failed", "");
                } catch (IOException e) {
                    LOG.warn("an entry could not be written: {}", e.getMessage());
                    problems.report("entry-failed", "", "Photos could not be entered: " + e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("the node is closing", e);
        }
    }
}
