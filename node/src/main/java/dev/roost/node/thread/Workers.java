package dev.roost.node.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pool for what may block: storage, sealing, reading files. Bounded in threads; callers bound what they submit. */
public final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final ExecutorService pool;

    public Workers(ExecutorService pool) {
        this.pool = pool;
    }

    /** Runs a task; one that fails is logged and stops nothing else. After shutdown it does nothing. */
    public void execute(Runnable task) {
        try {
            pool.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("a worker's task failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("the node is closing", e);
        }
    }
}
