package dev.roost.node.app;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes over some work whenever it is woken: one pass at a time, and another one if it was woken meanwhile. However a pass
 * ends, the next one may begin. Safe for use by many threads.
 */
final class Passes {
    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

    private final String what;
    private final Executor executor;
    private final Pass pass;
    private boolean running;
    private boolean again;

    /** One pass over the work. */
    @FunctionalInterface
    interface Pass {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Prepares passes.
     *
     * @param what they do, for the log
     */
    Passes(String what, Executor executor, Pass pass) {
        this.what = what;
        this.executor = executor;
        this.pass = pass;
    }

    /** There may be something to do. */
    synchronized void wake() {
        again = true;
        if (!running) {
            running = true;
            try {
                executor.execute(this::runAll);
            } catch (RejectedExecutionException e) {
                running = false;
                LOG.trace("the node is closing", e);
            }
        }
    }

    private void runAll() {
        while (goesOn()) {
            try {
                pass.run();
            } catch (IOException e) {
                LOG.warn("{} failed: {}", what, e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("a mistake in this program ended {}", what, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped();
                return;
            }
        }
    }

    private synchronized boolean goesOn() {
        running = again;
        again = false;
        return running;
    }

    private synchronized void stopped() {
        running = false;
    }
}
