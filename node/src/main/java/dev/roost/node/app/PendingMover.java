package dev.roost.node.app;

import dev.roost.node.api.Observer;
import dev.roost.node.keep.Keep;
import dev.roost.node.keep.KeepTally;
import dev.roost.node.library.Problems;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is pending whenever somebody is there to take it: one pass at a time. Safe for use by many threads. */
final class PendingMover {
    private static final Logger LOG = LoggerFactory.getLogger(PendingMover.class);

    private final Keep keep;
    private final Problems problems;
    private final ExecutorService waiters;
    private boolean running;
    private boolean again;

    PendingMover(Keep keep, Problems problems, ExecutorService waiters) {
        this.keep = keep;
        this.problems = problems;
        this.waiters = waiters;
    }

    /** There may be something to send. */
    synchronized void wake() {
        again = true;
        if (!running) {
            running = true;
            try {
                waiters.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.trace("the node is closing", e);
            }
        }
    }

    private void run() {
        while (goesOn()) {
            KeepTally tally = new KeepTally(Observer.NONE, problems);
            try {
                if (keep.movePending(tally)) {
                    wake();
                }
            } catch (IOException e) {
                LOG.warn("what is pending could not be sent: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            tally.tellAsProblems();
        }
    }

    private synchronized boolean goesOn() {
        boolean goesOn = again;
        again = false;
        running = goesOn;
        return goesOn;
    }
}
