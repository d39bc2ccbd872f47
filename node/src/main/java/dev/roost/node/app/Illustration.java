package dev.roost.node.app;

import dev.roost.node.keep.ThumbnailPass;
import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.media.DecoderLimits;
import dev.roost.node.media.Thumbnails;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.photo.ThumbnailsDue;
import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Time;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Makes thumbnails beside everything else a member does, while a node stays: whenever originals were kept, one after the
 * other in processes of their own. Safe for use by many threads.
 */
final class Illustration implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final long AFTER_FAILURE_MILLIS = 60_000;
    private static final int END_SECONDS_MAX = 5;

    private final ThumbnailPass pass;
    private final Passes passes;
    private final Runnable written;
    private final Time time;
    private final Future<?> looking;
    private final ReentrantLock running = new ReentrantLock();
    private volatile long nextAtMillis = Long.MIN_VALUE;
    private volatile boolean closed;

    /** What the pass works on. */
    record Desk(Library library, Folds folds, OriginalsTable originals, Path scratch) {}

    /**
     * Begins.
     *
     * @param written runs after an entry was written
     */
    Illustration(Desk desk, NodeThread node, ExecutorService waiters, Time time, Runnable written) throws IOException {
        ThumbnailsDue due = new ThumbnailsDue(desk.library());
        due.begin(desk.originals());
        Thumbnails thumbnails = Thumbnails.open(DecoderLimits.USUAL, emptied(desk.scratch()), toolFolders());
        this.pass = new ThumbnailPass(desk.library(), desk.folds(), desk.originals(), due, thumbnails, time);
        this.passes = new Passes("making thumbnails", waiters, this::makeAll);
        this.written = written;
        this.time = time;
        this.looking = node.every(LOOK, this::look);
    }

    private void look() {
        if (time.monotonicMillis() >= nextAtMillis) {
            passes.wake();
        }
    }

    private void makeAll() throws IOException, InterruptedException {
        running.lock();
        boolean any = false;
        try {
            while (!closed && pass.run()) {
                any = true;
                written.run();
            }
        } catch (IOException | RuntimeException e) {
            // A full disk is no reason to decode the same photo all the time.
            nextAtMillis = time.monotonicMillis() + AFTER_FAILURE_MILLIS;
            throw e;
        } finally {
            if (any) {
                pass.rest();
            }
            running.unlock();
        }
    }

    /** Returns when nothing is being made any more, as far as that is soon. */
    @Override
    public void close() {
        closed = true;
        looking.cancel(false);
        pass.close();
        try {
            if (running.tryLock(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                running.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A stop may have left pictures there on their way from one decoder to the next. */
    private static Path emptied(Path scratch) throws IOException {
        Files.createDirectories(scratch);
        try (Stream<Path> left = Files.walk(scratch)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(scratch)) {
                    Files.deleteIfExists(path);
                }
            }
        }
        return scratch;
    }

    private static List<Path> toolFolders() {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList();
    }
}
