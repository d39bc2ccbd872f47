package dev.roost.node.thread;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Runs tasks one after the other, in order, on the workers: for what may block and must not overlap. */
public final class Lane implements Executor {
    private final Workers workers;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public Lane(Workers workers) {
        this.workers = workers;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!running) {
            running = true;
            workers.execute(this::runOne);
        }
    }

    /** Something that may fail for want of a file. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Runs work in its turn and waits for it. Not to be called from the lane itself. */
    public <T> T run(Work<T> work) throws IOException {
        CompletableFuture<T> done = new CompletableFuture<>();
        execute(() -> {
            try {
                done.complete(work.run());
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException("work in a library failed", e.getCause());
        }
    }

    /** One task a turn, so that lanes share the workers fairly. */
    private void runOne() {
        Runnable task;
        synchronized (this) {
            task = waiting.remove();
        }
        try {
            task.run();
        } finally {
            synchronized (this) {
                if (waiting.isEmpty()) {
                    running = false;
                } else {
                    workers.execute(this::runOne);
                }
            }
        }
    }
}
