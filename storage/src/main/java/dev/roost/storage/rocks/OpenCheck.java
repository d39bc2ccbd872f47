package dev.roost.storage.rocks;

import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Opens and closes a store in a process of its own, under a time limit. RocksDB can spin for ever in opening a store
 * with a damaged manifest, and a native spin cannot be stopped from within. To be run after an unclean stop, before the
 * store is opened here. Stateless.
 */
public final class OpenCheck {
    /** How it went. */
    public enum Outcome {
        OPENS,
        /** Its bytes are wrong: this and nothing else says that the store is damaged. */
        DAMAGED,
        HANGS
    }

    /**
     * What the child found.
     *
     * @param said its last line, empty if it opened the store or had to be stopped
     */
    public record Result(Outcome outcome, String said) {}

    private static final int FULL = 3;
    private static final int DAMAGED = 4;

    private OpenCheck() {}

    /**
     * Runs the check. What RocksDB is not to be trusted with is refused before a child is started.
     *
     * @param javaCommand how this program's Java is started: executable, class path, library path
     * @throws StoreFullException if the disk has no room to open the store, which says nothing about the store
     * @throws IOException if the child could not be started or ended without an answer, or waiting for it was
     *     interrupted: the store may be as good as ever
     */
    public static Result run(Path storeDir, Duration limit, List<String> javaCommand) throws IOException {
        new DiskRoom(storeDir).requireToOpen(storeDir);
        try {
            RecordFiles.check(storeDir);
            Extent.check(storeDir);
        } catch (DamagedStoreException e) {
            return new Result(Outcome.DAMAGED, String.valueOf(e.getMessage()));
        }
        return runChild(storeDir, limit, javaCommand);
    }

    /** Leaves everything to the child. */
    static Result runChild(Path storeDir, Duration limit, List<String> javaCommand) throws IOException {
        List<String> command = new ArrayList<>(javaCommand);
        command.add(OpenCheck.class.getName());
        command.add(storeDir.toString());
        Process child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            child.getOutputStream().close();
            if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Result(Outcome.HANGS, "");
            }
            String said = lastLine(new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            return switch (child.exitValue()) {
                case 0 -> new Result(Outcome.OPENS, "");
                case FULL -> throw new StoreFullException(said);
                case DAMAGED -> new Result(Outcome.DAMAGED, said);
                default ->
                    throw new IOException("the store at " + storeDir + " could not be opened to look at it (exit "
                            + child.exitValue() + "), and nothing was changed. " + said);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the store at " + storeDir + " was checked");
        } finally {
            stop(child);
        }
    }

    /** The child: opens and closes the store at the one argument. */
    public static void main(String[] storeDir) {
        if (storeDir.length != 1) {
            System.err.println("usage: OpenCheck STORE-FOLDER");
            System.exit(2);
        }
        try (Database database = Database.open(Path.of(storeDir[0]))) {
            database.syncLog();
        } catch (StoreFullException e) {
            System.err.println(e.getMessage());
            System.exit(FULL);
        } catch (DamagedStoreException e) {
            System.err.println(e.getMessage());
            System.exit(DAMAGED);
        } catch (IOException | RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    /** The store's own lock is free again only when the child is gone. */
    private static void stop(Process child) {
        boolean interrupted = Thread.interrupted();
        child.destroyForcibly();
        while (child.isAlive()) {
            try {
                child.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce("", (before, line) -> line);
    }
}
