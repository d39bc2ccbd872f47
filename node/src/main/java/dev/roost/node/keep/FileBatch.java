package dev.roost.node.keep;

import dev.roost.proto.model.FilePath;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Files that were handed to the threads of keeping and are waited for together. Used by one thread, once. */
final class FileBatch {
    private static final int QUEUED_FILES_MAX = 64;

    private final Conveyor conveyor;
    private final ExecutorService threads;
    private final KeepTally tally;
    private final Semaphore room = new Semaphore(QUEUED_FILES_MAX);

    FileBatch(Conveyor conveyor, ExecutorService threads, KeepTally tally) {
        this.conveyor = conveyor;
        this.threads = threads;
        this.tally = tally;
    }

    /** Returns false where keeping is to stop. */
    boolean submit(Path file, FilePath path, boolean hold) {
        if (tally.isCancelled() || Thread.currentThread().isInterrupted()) {
            return false;
        }
        room.acquireUninterruptibly();
        try {
            threads.execute(() -> {
                try {
                    conveyor.carry(file, path, hold, tally);
                } finally {
                    room.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            room.release();
            return false;
        }
    }

    void await() throws InterruptedException {
        room.acquire(QUEUED_FILES_MAX);
    }
}
