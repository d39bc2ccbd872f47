package dev.roost.node.app;

import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All threads of one node: made together, ended together. */
final class NodeThreads implements AutoCloseable {
    private static final int THREADS_MIN = 2;
    private static final int THREADS_MAX = 8;
    private static final int END_SECONDS_MAX = 10;

    private final ScheduledExecutorService nodeExecutor = scheduled("node");
    private final ScheduledExecutorService discovery = scheduled("discovery");
    private final ExecutorService workerPool = Executors.newFixedThreadPool(count(), named("worker"));
    private final ExecutorService keepers = Executors.newFixedThreadPool(count(), named("keeper"));
    private final ExecutorService waiters = Executors.newCachedThreadPool(named("waiter"));
    private final NodeThread node = new NodeThread(nodeExecutor);
    private final Workers workers = new Workers(workerPool);

    NodeThread node() {
        return node;
    }

    Workers workers() {
        return workers;
    }

    /** For reading and sealing files. */
    ExecutorService keepers() {
        return keepers;
    }

    /** For what waits for people or for other devices, and must not take a worker's place. */
    ExecutorService waiters() {
        return waiters;
    }

    ScheduledExecutorService discovery() {
        return discovery;
    }

    /** Ends what is under way, as far as that is soon. */
    @Override
    public void close() {
        waiters.shutdownNow();
        for (ExecutorService executor : new ExecutorService[] {discovery, keepers, nodeExecutor, workerPool}) {
            executor.shutdown();
        }
        try {
            for (ExecutorService executor : new ExecutorService[] {keepers, nodeExecutor, workerPool}) {
                executor.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "roost-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One thread, which at the end does not wait for what was to happen later. */
    private static ScheduledExecutorService scheduled(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, named(name));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private static int count() {
        return Math.max(THREADS_MIN, Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors()));
    }
}
