package dev.roost.node.app;

import dev.roost.node.api.Observer;
import dev.roost.node.keep.Keep;
import dev.roost.node.keep.KeepTally;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.thread.NodeThread;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after watched folders: reads them at the start, when something in them changed, and every ten minutes whatever
 * the system tells, for network shares tell nothing. One pass at a time. Safe for use by many threads.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration RESCAN = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** After the last change a folder is left alone this long, so that a copy in progress is read once. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final LibraryNode library;
    private final Keep keep;
    private final OriginalsTable originals;
    private final Set<Path> except;
    private final NodeThread node;
    private final Passes scans;
    private final Optional<WatchService> service;
    private final Map<WatchKey, Long> roots = new ConcurrentHashMap<>();
    private final Set<Path> registered = ConcurrentHashMap.newKeySet();
    private final Set<Long> due = new HashSet<>();
    private final Future<?> looking;
    private final Future<?> rescanning;
    private boolean closed;

    FolderWatch(LibraryNode library, Set<Path> except, NodeThread node, ExecutorService waiters) {
        this.library = library;
        this.keep = library.keep().orElseThrow();
        this.originals = library.originals().orElseThrow();
        this.except = Set.copyOf(except);
        this.node = node;
        this.scans = new Passes("reading watched folders", waiters, this::scanAll);
        this.service = watchService();
        this.looking = node.every(LOOK, this::look);
        this.rescanning = node.every(RESCAN, this::rescan);
        rescan();
    }

    @Override
    public synchronized void close() {
        closed = true;
        looking.cancel(false);
        rescanning.cancel(false);
        service.ifPresent(s -> {
            try {
                s.close();
            } catch (IOException e) {
                LOG.debug("the watch did not close", e);
            }
        });
    }

    /** Reads a watched folder soon, and hears of its changes from then on. */
    void watch(KeptFolder folder) {
        due(folder.key());
        scanDue();
    }

    /** Reads every watched folder soon. */
    void rescan() {
        try {
            for (KeptFolder folder : originals.folders()) {
                if (folder.watched()) {
                    due(folder.key());
                }
            }
        } catch (IOException e) {
            LOG.warn("the watched folders could not be listed: {}", e.getMessage());
        }
        scanDue();
    }

    private synchronized void due(long key) {
        due.add(key);
    }

    /** Hears what the system tells of changes. On the node thread. */
    private void look() {
        boolean changed = false;
        for (WatchKey key = poll(); key != null; key = poll()) {
            key.pollEvents();
            Long root = roots.get(key);
            if (root != null) {
                due(root);
                changed = true;
            }
            if (!key.reset()) {
                roots.remove(key);
                if (key.watchable() instanceof Path path) {
                    registered.remove(path);
                }
            }
        }
        if (changed) {
            node.after(QUIET, this::scanDue);
        }
    }

    private @Nullable WatchKey poll() {
        return service.isEmpty() || isClosed() ? null : service.get().poll();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void scanDue() {
        scans.wake();
    }

    private void scanAll() throws InterruptedException {
        for (Optional<Long> key = nextDue(); key.isPresent(); key = nextDue()) {
            try {
                // Between the change and this look somebody may have stopped watching it.
                Optional<KeptFolder> folder = originals.folder(key.get()).filter(KeptFolder::watched);
                if (folder.isPresent()) {
                    scan(folder.get());
                }
            } catch (IOException e) {
                LOG.warn("a watched folder could not be read: {}", e.getMessage());
            }
        }
    }

    private synchronized Optional<Long> nextDue() {
        Optional<Long> next = closed ? Optional.empty() : due.stream().findFirst();
        next.ifPresent(due::remove);
        return next;
    }

    private void scan(KeptFolder folder) throws IOException, InterruptedException {
        String subject = folder.uri().toString();
        if (!Files.isDirectory(folder.path())) {
            library.problems()
                    .report(
                            "folder-gone",
                            subject,
                            "A watched folder is not there: " + folder.path()
                                    + ". What was kept from it stays kept. Connect the disk it is on, or stop watching"
                                    + " it.");
            return;
        }
        library.problems().clear("folder-gone", subject);
        KeepTally tally = new KeepTally(Observer.NONE, library.problems());
        keep.scan(folder, except, path -> register(path, folder.key()), tally);
        library.settle();
        library.wakeMover();
        tally.tellAsProblems();
    }

    private void register(Path folder, long root) {
        if (service.isEmpty() || isClosed() || !registered.add(folder)) {
            return;
        }
        try {
            WatchKey key = folder.register(
                    service.get(),
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            roots.put(key, root);
        } catch (IOException e) {
            // The system watches no more folders: those left over are read every ten minutes all the same.
            LOG.debug("{} is not watched: {}", folder, e.getMessage());
        }
    }

    private static Optional<WatchService> watchService() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException e) {
            LOG.info("folders cannot be watched here and are read every ten minutes: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
