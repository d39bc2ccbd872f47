package dev.roost.node.app;

import dev.roost.node.api.Observer;
import dev.roost.node.keep.Keep;
import dev.roost.node.keep.KeepTally;
import dev.roost.node.library.Problems;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** Sends what is pending whenever somebody is there to take it: one pass at a time. Safe for use by many threads. */
final class PendingMover {
    private final Keep keep;
    private final Problems problems;
    private final Passes passes;

    PendingMover(Keep keep, Problems problems, ExecutorService waiters) {
        this.keep = keep;
        this.problems = problems;
        this.passes = new Passes("sending what is pending", waiters, this::move);
    }

    /** There may be something to send. */
    void wake() {
        passes.wake();
    }

    private void move() throws IOException, InterruptedException {
        KeepTally tally = new KeepTally(Observer.NONE, problems);
        try {
            if (keep.movePending(tally)) {
                wake();
            }
        } finally {
            tally.tellAsProblems();
        }
    }
}
