package dev.roost.node.restore;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.ResourceRow;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * Brings photos out of a library into a folder: byte for byte, under their names and with their times. A photo that
 * cannot be brought out is named and stops no other. Safe for use by many threads; one call is one restore.
 */
public final class Restore {
    private static final int QUEUED_MAX = 64;

    private final PhotoIndex index;
    private final ManifestReader manifests;
    private final ChunkSource source;
    private final Sealer sealer;
    private final ExecutorService threads;

    public Restore(
            PhotoIndex index, ManifestReader manifests, ChunkSource source, Sealer sealer, ExecutorService threads) {
        this.index = index;
        this.manifests = manifests;
        this.source = source;
        this.sealer = sealer;
        this.threads = threads;
    }

    /**
     * Brings out everything that is kept and not in the trash: what a path holds by its newest sighting under its own name, and what it held
     * before that beside it, under numbers.
     */
    public RestoreReport all(Path folder, Observer observer) throws IOException, InterruptedException {
        Run run = new Run(folder, new Tally(observer, index.totals()));
        run.bring(observer, (id, row) -> isTrashed(id) ? List.of() : newest(id, row), FileRestorer.OWN_NAME);
        // Only then, so that no earlier version takes a name that a newer one has.
        run.bring(observer, (id, row) -> isTrashed(id) ? List.of() : earlier(id, row), FileRestorer.OWN_NAME + 1);
        return run.tally.report();
    }

    /** Brings out these resources, wherever they were seen, whether the path holds something else by now or not. */
    public RestoreReport some(Path folder, Predicate<ResourceId> chosen, Observer observer)
            throws IOException, InterruptedException {
        Run run = new Run(folder, new Tally(observer, new PhotoIndex.Totals(0, 0)));
        run.bring(observer, (id, row) -> chosen.test(id) ? everywhere(id, row) : List.of(), FileRestorer.OWN_NAME);
        return run.tally.report();
    }

    private boolean isTrashed(ResourceId id) throws IOException {
        return index.isTrashed(index.photoOf(id));
    }

    /** The paths that hold a resource by their newest sightings; a place of its own if it was never seen at any. */
    private List<Seen> newest(ResourceId id, ResourceRow row) throws IOException {
        List<Seen> places = new ArrayList<>();
        for (Seen seen : everywhere(id, row)) {
            Optional<ResourceId> there = index.at(PathKey.of(seen));
            if (there.isEmpty() || there.get().equals(id)) {
                places.add(seen);
            }
        }
        return places;
    }

    /** The path that held a resource last, if none holds it now. */
    private List<Seen> earlier(ResourceId id, ResourceRow row) throws IOException {
        return newest(id, row).isEmpty() ? everywhere(id, row).subList(0, 1) : List.of();
    }

    /** Every path at which a resource was seen, that of the newest sighting first. */
    private List<Seen> everywhere(ResourceId id, ResourceRow row) throws IOException {
        List<Seen> places = index.seen(id).stream()
                .sorted((a, b) -> Long.compareUnsigned(b.time(), a.time()))
                .map(PhotoIndex.Sighted::seen)
                .toList();
        return places.isEmpty() ? List.of(Unnamed.seen(id, row)) : places;
    }

    /** Tells where a resource goes, if anywhere. */
    @FunctionalInterface
    private interface Places {
        List<Seen> of(ResourceId id, ResourceRow row) throws IOException;
    }

    /** One restore into one folder. */
    private final class Run {
        private final FileRestorer restorer;
        private final Tally tally;
        private final Semaphore room = new Semaphore(QUEUED_MAX);

        Run(Path folder, Tally tally) throws IOException {
            TargetFolder target = TargetFolder.open(folder, SafeNames.forThisSystem());
            this.restorer = new FileRestorer(target, manifests, source, sealer);
            this.tally = tally;
        }

        /** Returns when everything that has a place was brought there, or was told to have failed. */
        void bring(Observer observer, Places places, int firstNumber) throws IOException, InterruptedException {
            index.resources((id, row) -> {
                List<Seen> at = observer.cancelled() ? List.of() : places.of(id, row);
                if (!at.isEmpty()) {
                    room.acquireUninterruptibly();
                    threads.execute(() -> {
                        try {
                            restore(restorer, id, row, at, firstNumber, tally);
                        } finally {
                            room.release();
                        }
                    });
                }
            });
            room.acquire(QUEUED_MAX);
            room.release(QUEUED_MAX);
        }
    }

    private void restore(
            FileRestorer restorer, ResourceId id, ResourceRow row, List<Seen> places, int firstNumber, Tally tally) {
        Manifest manifest;
        try {
            manifest = manifests.read(row.manifest()).orElseThrow(MissingChunksException::new);
        } catch (IOException | RuntimeException e) {
            places.forEach(seen -> tally.failed(seen, e));
            return;
        }
        int placed = 0;
        for (Seen seen : places) {
            try {
                tally.placed(seen, restorer.restore(id, manifest, seen, firstNumber), manifest.length());
                placed++;
            } catch (IOException | RuntimeException e) {
                tally.failed(seen, e);
            }
        }
        if (placed > 0) {
            tally.photo();
        }
    }

    /** Counts what was brought out. Safe for use by many threads. */
    private static final class Tally {
        private final Observer observer;
        private final PhotoIndex.Totals totals;
        private final List<RestoreReport.Renamed> renamed = new ArrayList<>();
        private final List<FailedFile> failed = new ArrayList<>();
        private long photos;
        private long resources;
        private long bytes;
        private long present;

        Tally(Observer observer, PhotoIndex.Totals totals) {
            this.observer = observer;
            this.totals = totals;
        }

        synchronized void photo() {
            photos++;
        }

        synchronized void placed(Seen seen, FileRestorer.Placed placed, long length) {
            resources++;
            bytes += length;
            present += placed.present() ? 1 : 0;
            if (placed.renamed()) {
                renamed.add(new RestoreReport.Renamed(
                        seen.path().text(), placed.path().toString()));
            }
            observer.happened(
                    new NodeEvent.Progress("Restoring", resources, totals.resources(), bytes, totals.bytes()));
        }

        synchronized void failed(Seen seen, Exception e) {
            failed.add(new FailedFile(seen.path().text(), reason(e)));
        }

        private static String reason(Exception e) {
            if (e instanceof FileSystemException refused) {
                return TargetFolder.reason(refused);
            }
            String message = e.getMessage();
            return message == null ? e.getClass().getSimpleName() : message;
        }

        synchronized RestoreReport report() {
            return new RestoreReport(photos, resources, bytes, present, renamed, failed, 0);
        }
    }
}
