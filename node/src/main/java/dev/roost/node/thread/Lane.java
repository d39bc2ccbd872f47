package dev.roost.node.thread;

import java.util.ArrayDeque;
import java.util.Deque;
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
