package dev.roost.node.restore;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.Totals;
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
        run.bring(this::live, observer, new Lot(this::newest, FileRestorer.OWN_NAME, photo -> true));
        // Only then, so that no earlier version takes a name that a newer one has.
        run.bring(this::live, observer, new Lot(this::earlier, FileRestorer.OWN_NAME + 1, this::isEarlierOnly));
        return run.tally.report();
    }

    /** Brings out these photos, wherever they were seen, whether the paths hold something else by now or not. */
    public RestoreReport some(Path folder, Photos chosen, Observer observer) throws IOException, InterruptedException {
        Run run = new Run(folder, new Tally(observer, new Totals(0, 0, 0)));
        run.bring(chosen, observer, new Lot(this::everywhere, FileRestorer.OWN_NAME, photo -> true));
        return run.tally.report();
    }

    /** What is in the trash stays there. */
    private void live(PhotoIndex.PhotoVisitor visitor) throws IOException {
        index.photos(photo -> {
            if (!index.isTrashed(photo.id())) {
                visitor.photo(photo);
            }
        });
    }

    /** Photos to bring out, shown one by one. */
    @FunctionalInterface
    public interface Photos {
        void each(PhotoIndex.PhotoVisitor visitor) throws IOException;
    }

    /** The paths that hold a resource by their newest sightings; a place of its own if it was never seen at any. */
    private List<Seen> newest(Photo.Resource resource) throws IOException {
        List<Seen> places = new ArrayList<>();
        for (Seen seen : everywhere(resource)) {
            Optional<ResourceId> there = index.at(PathKey.of(seen));
            if (there.isEmpty() || there.get().equals(resource.id())) {
                places.add(seen);
            }
        }
        return places;
    }

    /** The path that held a resource last, if none holds it now. */
    private List<Seen> earlier(Photo.Resource resource) throws IOException {
        return newest(resource).isEmpty() ? everywhere(resource).subList(0, 1) : List.of();
    }

    /** Whether nothing of a photo lies at any path by the newest sightings. */
    private boolean isEarlierOnly(Photo photo) throws IOException {
        for (Photo.Resource resource : photo.resources()) {
            if (!newest(resource).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Every path at which a resource was seen, that of the newest sighting first. */
    private List<Seen> everywhere(Photo.Resource resource) throws IOException {
        List<Seen> places = index.seen(resource.id()).stream()
                .sorted((a, b) -> Long.compareUnsigned(b.time(), a.time()))
                .map(PhotoIndex.Sighted::seen)
                .toList();
        return places.isEmpty() ? List.of(Unnamed.seen(resource.id(), resource.row())) : places;
    }

    /** Tells where a resource goes, if anywhere. */
    @FunctionalInterface
    private interface Places {
        List<Seen> of(Photo.Resource resource) throws IOException;
    }

    /** Tells whether a photo of which something was brought out counts as one. */
    @FunctionalInterface
    private interface Counted {
        boolean counts(Photo photo) throws IOException;
    }

    /** Which resources of photos go where, under names from which number on. */
    private record Lot(Places places, int firstNumber, Counted counted) {}

    /** One resource on its way. */
    private record Errand(Photo.Resource resource, List<Seen> places) {}

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
        void bring(Photos photos, Observer observer, Lot lot) throws IOException, InterruptedException {
            photos.each(photo -> {
                List<Errand> errands = new ArrayList<>();
                for (Photo.Resource resource : photo.resources()) {
                    List<Seen> at =
                            observer.cancelled() ? List.of() : lot.places().of(resource);
                    if (!at.isEmpty()) {
                        errands.add(new Errand(resource, at));
                    }
                }
                if (!errands.isEmpty()) {
                    boolean counts = lot.counted().counts(photo);
                    room.acquireUninterruptibly();
                    threads.execute(() -> {
                        try {
                            bring(errands, lot.firstNumber(), counts);
                        } finally {
                            room.release();
                        }
                    });
                }
            });
            room.acquire(QUEUED_MAX);
            room.release(QUEUED_MAX);
        }

        private void bring(List<Errand> errands, int firstNumber, boolean counts) {
            int placed = 0;
            for (Errand errand : errands) {
                placed += restore(restorer, errand, firstNumber, tally);
            }
            if (placed > 0 && counts) {
                tally.photo();
            }
        }
    }

    /** Returns at how many places the resource lies now. */
    private int restore(FileRestorer restorer, Errand errand, int firstNumber, Tally tally) {
        Photo.Resource resource = errand.resource();
        Manifest manifest;
        try {
            manifest = manifests.read(resource.row().manifest()).orElseThrow(MissingChunksException::new);
        } catch (IOException | RuntimeException e) {
            errand.places().forEach(seen -> tally.failed(seen, e));
            return 0;
        }
        int placed = 0;
        for (Seen seen : errand.places()) {
            try {
                tally.placed(seen, restorer.restore(resource.id(), manifest, seen, firstNumber), manifest.length());
                placed++;
            } catch (IOException | RuntimeException e) {
                tally.failed(seen, e);
            }
        }
        return placed;
    }

    /** Counts what was brought out. Safe for use by many threads. */
    private static final class Tally {
        private final Observer observer;
        private final Totals totals;
        private final List<RestoreReport.Renamed> renamed = new ArrayList<>();
        private final List<FailedFile> failed = new ArrayList<>();
        private long photos;
        private long resources;
        private long bytes;
        private long present;

        Tally(Observer observer, Totals totals) {
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
