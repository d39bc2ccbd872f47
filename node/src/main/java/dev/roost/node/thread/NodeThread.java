package dev.roost.node.thread;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the state of peers and replication. What runs on it never blocks. Confined objects call
 * {@link #check} first, so that a call from elsewhere fails at once.
 */
public final class NodeThread implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(NodeThread.class);

    private final ScheduledExecutorService executor;
    private volatile Thread thread = Thread.currentThread();

    /** Takes over a service of exactly one thread; whoever made it shuts it down. */
    public NodeThread(ScheduledExecutorService executor) {
        this.executor = executor;
        try {
            executor.submit(() -> thread = Thread.currentThread()).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the node thread did not start", e);
        }
    }

    public void check() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    "called from " + Thread.currentThread().getName());
        }
    }

    /** Runs a task soon; a task that fails is logged and stops nothing else. After shutdown it does nothing. */
    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.trace("the node is closing", e);
        }
    }

    /** Runs a task again and again until it is cancelled. */
    public Future<?> every(Duration period, Runnable task) {
        return executor.scheduleWithFixedDelay(
                guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a task once, later. */
    public Future<?> after(Duration delay, Runnable task) {
        try {
            return executor.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(e);
        }
    }

    /** Runs a task on the thread and waits for what it returns. Not to be called from the thread itself. */
    public <T> T ask(Callable<T> task) throws InterruptedException, ExecutionException {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("the node thread would wait for itself");
        }
        return executor.submit(task).get();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a task of the node thread failed", e);
            }
        };
    }
}
