package dev.roost.node.keep;

import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.photo.FolderWalk;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.Originals;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.photo.RawNames;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries photos one way: file, chunk, seal, then to this device's store or straight to the devices that are connected,
 * and last the log. Files are kept side by side on the threads given; a file that fails is named and stops no other.
 * Safe for use by many threads.
 */
public final class Keep {
    private static final Logger LOG = LoggerFactory.getLogger(Keep.class);
    private static final int MOVED_AT_ONCE_MAX = 2_000;

    private final OriginalsTable table;
    private final Originals originals;
    private final KnownFiles files;
    private final Folds folds;
    private final Tying tying;
    private final Restating restating;
    private final Runnable changed;
    private final Outbox outbox;
    private final EntryWriter entries;
    private final Conveyor conveyor;
    private final ExecutorService threads;

    /**
     * Prepares keeping.
     *
     * @param changed runs after entries were written
     * @param threads for reading and sealing; whoever made them shuts them down
     */
    public Keep(
            Library library,
            OriginalsTable table,
            Folds folds,
            Receivers receivers,
            Runnable changed,
            ExecutorService threads) {
        this.table = table;
        this.originals = new Originals(library, table);
        this.files = new KnownFiles(library.store().index());
        this.folds = folds;
        this.tying = new Tying(library, files, folds);
        this.restating = new Restating(library, table, files, folds);
        this.changed = changed;
        this.outbox = new Outbox(receivers);
        this.threads = threads;
        this.conveyor = new Conveyor(new Books(library, table, files, folds), outbox, restating, this::ready);
        this.entries = new EntryWriter(library, table, files, folds, done -> {
            done.forEach(conveyor::done);
            changed.run();
        });
    }

    /** What keeping writes to, and reads back. */
    record Books(Library library, OriginalsTable originals, KnownFiles files, Folds folds) {}

    /** What this device's files are like. */
    public KnownFiles files() {
        return files;
    }

    /**
     * Says again what no log says any more, if the index was made anew from the logs: what is pending is shown in the
     * timeline, and what is one photo is looked at once more.
     */
    public void catchUp() throws IOException {
        if (!folds.index().pending().areShown()) {
            table.pending((key, original) -> {
                Optional<KnownFile> file = files.of(key);
                if (file.isPresent()) {
                    folds.index().pending().show(file.get().line(original.path()));
                }
                return true;
            });
            files.untieAll();
            folds.index().pending().shown();
        }
    }

    public Outbox outbox() {
        return outbox;
    }

    public Originals originals() {
        return originals;
    }

    /** Writes entries for what has arrived since the last ones, and when nothing more is to come, what makes one photo. */
    public void flush() throws IOException {
        entries.flush();
        if (!isBusy()) {
            tie();
        }
    }

    private void tie() throws IOException {
        boolean stated = restating.flush();
        // What an entry is about to name must not be looked at before it does: the look would be the last.
        synchronized (entries) {
            stated |= tying.run();
        }
        if (stated) {
            changed.run();
        }
    }

    /** Whether chunks are under way or wait for an entry. */
    public boolean isBusy() {
        return conveyor.size() > 0 || entries.size() > 0;
    }

    /** Whether photos wait for an entry. */
    public boolean hasReady() {
        return entries.size() > 0;
    }

    /** Whether all that is under way waits for its entry: nothing is gained by waiting for more. */
    public boolean isSettled() {
        return entries.size() >= conveyor.size();
    }

    /** Photos that no log entry names yet. */
    public long pendingPhotos() throws IOException {
        LongSet pending = new LongSet();
        table.pending((key, original) -> {
            if (folds.index().resource(original.resource()).isEmpty()) {
                pending.add(original.resource().prefix());
            }
            return true;
        });
        return pending.size();
    }

    /**
     * Reads a folder and keeps what is new in it; returns when every file was read. What goes to other devices may still
     * be under way then.
     *
     * @param except folders to leave out, by their real paths
     * @param watcher hears of every folder that is walked
     */
    public void scan(KeptFolder folder, Set<Path> except, Consumer<Path> watcher, KeepTally tally)
            throws IOException, InterruptedException {
        FileBatch batch = new FileBatch(conveyor, threads, tally);
        try {
            new FolderWalk(folder.path(), except, new Scan(folder, watcher, batch, tally)).run();
        } finally {
            batch.await();
        }
        flush();
    }

    /** Keeps one file of a folder. */
    public void scanFile(KeptFolder folder, Path file, KeepTally tally) throws IOException, InterruptedException {
        FileBatch batch = new FileBatch(conveyor, threads, tally);
        FileName name = FileName.ofRaw(RawNames.of(file));
        batch.submit(file, new FilePath(folder.key(), folder.name(), List.of(name)), folder.hold());
        batch.await();
        flush();
    }

    /**
     * Sends some of what is pending to the devices that are there now; returns when these files were read. What lies on
     * a disk that is not there stays pending.
     *
     * @return whether there is more
     */
    public boolean movePending(KeepTally tally) throws IOException, InterruptedException {
        List<Original> pending = new ArrayList<>();
        Set<Long> there = rootsThere();
        table.pending((key, original) -> {
            if (!conveyor.carries(key) && there.contains(original.path().rootKey())) {
                pending.add(original);
            }
            return pending.size() < MOVED_AT_ONCE_MAX;
        });
        FileBatch batch = new FileBatch(conveyor, threads, tally);
        try {
            for (Original original : pending) {
                Optional<Path> path = originals.path(original);
                boolean goOn = path.isEmpty() || batch.submit(path.get(), original.path(), original.held());
                if (!goOn || !outbox.isOpen()) {
                    return false;
                }
            }
        } finally {
            batch.await();
        }
        return pending.size() == MOVED_AT_ONCE_MAX;
    }

    /** Kept folders whose disks are plugged in: what is pending on others must not keep these waiting. */
    private Set<Long> rootsThere() throws IOException {
        return table.folders().stream()
                .filter(KeptFolder::isThere)
                .map(KeptFolder::key)
                .collect(Collectors.toSet());
    }

    private void ready(ReadyPhoto photo) {
        if (entries.add(photo)) {
            try {
                threads.execute(this::flushOrLog);
            } catch (RejectedExecutionException e) {
                LOG.trace("keeping is over", e);
            }
        }
    }

    private void flushOrLog() {
        try {
            flush();
        } catch (IOException e) {
            LOG.warn("an entry could not be written and its photos stay pending: {}", e.getMessage());
        }
    }

    /** Hands what a walk finds to the threads. */
    private record Scan(KeptFolder folder, Consumer<Path> watcher, FileBatch batch, KeepTally tally)
            implements FolderWalk.Visitor {
        @Override
        public boolean file(Path path, List<FileName> names) {
            return batch.submit(path, new FilePath(folder.key(), folder.name(), names), folder.hold());
        }

        @Override
        public void folder(Path path) {
            watcher.accept(path);
        }

        @Override
        public void failed(Path path, String reason) {
            tally.failed(path, reason);
        }

        @Override
        public void skipped(Path path, String reason) {
            tally.skipped(path, reason);
        }
    }
}
