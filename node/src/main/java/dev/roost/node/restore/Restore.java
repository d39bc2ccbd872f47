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

    /** Brings out every path as it was seen last; what a path held before stays in the library. */
    public RestoreReport all(Path folder, Observer observer) throws IOException, InterruptedException {
        return run(folder, id -> true, true, observer);
    }

    /** Brings out these resources, wherever they were seen, whether the path holds something else by now or not. */
    public RestoreReport some(Path folder, Predicate<ResourceId> chosen, Observer observer)
            throws IOException, InterruptedException {
        return run(folder, chosen, false, observer);
    }

    private RestoreReport run(Path folder, Predicate<ResourceId> chosen, boolean newestOnly, Observer observer)
            throws IOException, InterruptedException {
        TargetFolder target = TargetFolder.open(folder, SafeNames.forThisSystem());
        Tally tally = new Tally(observer, newestOnly ? index.totals() : new PhotoIndex.Totals(0, 0));
        FileRestorer restorer = new FileRestorer(target, manifests, source, sealer);
        Semaphore room = new Semaphore(QUEUED_MAX);
        index.resources((id, row) -> {
            if (!chosen.test(id) || observer.cancelled()) {
                return;
            }
            List<Seen> places = places(id, newestOnly);
            if (!places.isEmpty()) {
                room.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        restore(restorer, id, row, places, tally);
                    } finally {
                        room.release();
                    }
                });
            }
        });
        room.acquire(QUEUED_MAX);
        return tally.report();
    }

    private List<Seen> places(ResourceId id, boolean newestOnly) throws IOException {
        List<Seen> places = new ArrayList<>();
        for (PhotoIndex.Sighted sighted : index.seen(id)) {
            Seen seen = sighted.seen();
            if (!newestOnly || index.at(PathKey.of(seen)).equals(Optional.of(id))) {
                places.add(seen);
            }
        }
        return places;
    }

    private void restore(FileRestorer restorer, ResourceId id, ResourceRow row, List<Seen> places, Tally tally) {
        Manifest manifest;
        try {
            manifest = manifests.read(row.manifest()).orElseThrow(MissingChunksException::new);
        } catch (IOException | RuntimeException e) {
            places.forEach(seen -> tally.failed(seen, e));
            return;
        }
        tally.photo();
        for (Seen seen : places) {
            try {
                tally.placed(seen, restorer.restore(id, manifest, seen), manifest.length());
            } catch (IOException | RuntimeException e) {
                tally.failed(seen, e);
            }
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
