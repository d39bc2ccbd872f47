package dev.roost.gui.app;

import dev.roost.gui.work.Deed;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.StatusReport;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node behind a window, from the way to it until it is let go of. Safe for use by many threads. */
final class HeldNode {
    private static final Logger LOG = LoggerFactory.getLogger(HeldNode.class);
    private static final long REACH_SECONDS_MAX = 20;

    private final Deed<Reached> door;
    private final Optional<BackgroundNode> process;
    private volatile Optional<Reached> held = Optional.empty();
    private volatile boolean inBackground;
    private volatile boolean unclaimed;

    /** Counted down when the way to the node has ended, well or badly. */
    private volatile CountDownLatch reaching = new CountDownLatch(0);

    /**
     * Holds nothing yet.
     *
     * @param door the way to the node
     */
    HeldNode(Deed<Reached> door, Optional<BackgroundNode> process) {
        this.door = door;
        this.process = process;
    }

    /** A node, and how it stands. */
    record Found(Reached reached, StatusReport status) {
        /** Whether nobody has set it up yet. */
        boolean isUnclaimed() {
            return status.library().isEmpty() && status.libraries().isEmpty();
        }
    }

    /** The way to the node, which may take seconds; whoever ends it meanwhile waits for this. */
    Deed<Found> way() {
        CountDownLatch over = new CountDownLatch(1);
        reaching = over;
        return () -> {
            try {
                return reach();
            } finally {
                over.countDown();
            }
        };
    }

    private Found reach() throws NodeException {
        Reached now = door.run();
        held = Optional.of(now);
        inBackground = !now.ours() && process.filter(BackgroundNode::isRunning).isPresent();
        Found found = new Found(now, now.node().status());
        unclaimed = found.isUnclaimed();
        return found;
    }

    /** It was set up. */
    void claimed() {
        unclaimed = false;
    }

    Optional<Reached> reached() {
        return held;
    }

    /** Whether it ends with the window, as things are. */
    boolean endsWithWindow(boolean goesOn) {
        return held.map(Reached::ours).orElse(false) || (inBackground && !goesOn);
    }

    /** Lets go of it: one in this process is ended. */
    void leave() {
        Optional<Reached> left;
        synchronized (this) {
            left = held;
            held = Optional.empty();
        }
        left.ifPresent(r -> r.node().close());
    }

    /** Lets go of it, and ends it where it is to end with the window, unless that was done. May take seconds. */
    void end(boolean goesOn) {
        awaitWay();
        leave();
        synchronized (this) {
            // One that nobody has set up yet has nothing to do.
            if (inBackground && (!goesOn || unclaimed)) {
                inBackground = false;
                process.ifPresent(BackgroundNode::stop);
            }
        }
    }

    /** One that is on its way is waited for, to know whether it is to end; not for ever. */
    private void awaitWay() {
        try {
            if (!reaching.await(REACH_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("the node did not come up before its window was closed, and may go on without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
