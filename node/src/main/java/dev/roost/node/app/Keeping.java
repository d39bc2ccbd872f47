package dev.roost.node.app;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.keep.Keep;
import dev.roost.node.keep.KeepTally;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.PhotoState;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One keep command: folders read, chunks brought away, and a wait until nothing is pending or nobody is there. */
final class Keeping {
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Counting what is pending must not take the time in which it could be sent. */
    private static final int LOOK_COST_FACTOR = 10;

    /** With devices there, but nothing more taken by them, waiting ends after this long. */
    private static final long STILL_MILLIS_MAX = 30_000;

    private final Node node;
    private final LibraryNode library;
    private final Observer observer;
    private final Time time;
    private final Keep keep;
    private final OriginalsTable originals;

    Keeping(Node node, LibraryNode library, Observer observer) {
        this.node = node;
        this.library = library;
        this.observer = observer;
        this.time = node.environment().time();
        this.keep = library.keep().orElseThrow();
        this.originals = library.originals().orElseThrow();
    }

    KeepReport keep(KeepRequest request) throws IOException, InterruptedException, NodeException {
        long began = time.monotonicMillis();
        KeepTally tally = new KeepTally(observer, library.problems());
        measure(request, tally);
        List<FailedFile> missing = new ArrayList<>();
        Company company = new Company(node, library, observer);
        if (!request.hold()) {
            company.await();
        }
        int kept = 0;
        for (String uri : request.folders()) {
            Path path = Path.of(URI.create(uri));
            if (Files.exists(path)) {
                keep(path.toRealPath(), request, tally);
                kept++;
            } else {
                missing.add(new FailedFile(path.toString(), "There is no such file or folder."));
            }
        }
        if (kept == 0) {
            throw new NodeException(
                    "no-such-folder",
                    "There is no such file or folder: " + missing.get(0).path());
        }
        tellOfTrash(tally);
        library.settle();
        library.wakeMover();
        long pending = company.isPossible() ? waitWhilePending(began, request.untilSafe()) : pending();
        List<FailedFile> failed = new ArrayList<>(missing);
        failed.addAll(tally.failed());
        return new KeepReport(
                tally.photos(library.folds().index()),
                tally.resources(),
                tally.bytes(),
                tally.unchanged(),
                tally.newBytes(),
                tally.storedBytes(),
                pending,
                failed,
                tally.skipped(),
                (time.monotonicMillis() - began) / 1_000.0);
    }

    /** Counts beside the work how much there is, so that a person sees what is left. */
    private void measure(KeepRequest request, KeepTally tally) {
        if (!observer.equals(Observer.NONE)) {
            node.threads().waiters().execute(() -> {
                for (String uri : request.folders()) {
                    FolderSize size = FolderSize.of(Path.of(URI.create(uri)), observer);
                    tally.expect(size.files(), size.bytes());
                }
            });
        }
    }

    private void keep(Path real, KeepRequest request, KeepTally tally) throws IOException, InterruptedException {
        boolean single = !Files.isDirectory(real);
        Path folder = single ? parent(real) : real;
        KeptFolder wanted = KeptFolder.of(folder, !request.once() && !single, request.hold());
        Optional<KeptFolder> known = originals.folder(wanted.key());
        KeptFolder kept = new KeptFolder(
                wanted.key(),
                wanted.uri(),
                wanted.watched() || known.map(KeptFolder::watched).orElse(false),
                (wanted.hold() && !single) || known.map(KeptFolder::hold).orElse(false));
        library.keepFolder(kept);
        KeptFolder now = new KeptFolder(kept.key(), kept.uri(), kept.watched(), kept.hold() || request.hold());
        if (single) {
            keep.scanFile(now, real, tally);
            takeOutOfTrash(now, real);
        } else {
            keep.scan(now, Set.of(node.path()), path -> {}, tally);
        }
        if (kept.watched()) {
            node.watch(kept);
        }
    }

    /** Whoever names a very file wants it kept, whatever was decided about such a photo before. */
    private void takeOutOfTrash(KeptFolder folder, Path file) throws IOException {
        PhotoIndex index = library.folds().index();
        Optional<ResourceId> resource = originals.at(folder, file).map(Original::resource);
        if (resource.isPresent() && index.isTrashed(index.photoOf(resource.get()))) {
            PhotoId photo = index.photoOf(resource.get());
            library.trashing(can -> can.untrash(List.of(photo)));
        }
    }

    /** What a folder sends again stays where it was put; whoever waits is to know. */
    private void tellOfTrash(KeepTally tally) throws IOException {
        PhotoIndex index = library.folds().index();
        AtomicInteger trashed = new AtomicInteger();
        index.trashed(photo -> {
            if (index.parts(photo).stream().anyMatch(tally::saw)) {
                trashed.incrementAndGet();
            }
        });
        if (trashed.get() > 0) {
            observer.happened(new NodeEvent.Note("In the trash, and left there: "
                    + (trashed.get() == 1 ? "1 photo" : trashed.get() + " photos")
                    + " of these. Take them out with 'roost untrash', or keep the very file."));
        }
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("no folder holds " + file);
        }
        return parent;
    }

    private long waitWhilePending(long began, boolean untilSafe) throws IOException, InterruptedException {
        long pending = pending();
        long lastProgress = time.monotonicMillis();
        long lastCompany = began;
        long cost = 0;
        while (pending > 0 && !observer.cancelled()) {
            time.pause(LOOK.plusMillis(LOOK_COST_FACTOR * cost));
            long now = time.monotonicMillis();
            long before = pending;
            pending = pending();
            cost = time.monotonicMillis() - now;
            if (pending != before) {
                lastProgress = now;
                observer.happened(new NodeEvent.Progress("Sending", 0, pending, 0, 0));
            }
            if (!library.replicator().receivers().now().isEmpty()) {
                lastCompany = now;
            }
            boolean alone = now - lastCompany > Company.MEET_MILLIS_MAX;
            boolean still = now - lastProgress > STILL_MILLIS_MAX && !keep.isBusy();
            if (!untilSafe && (alone || still)) {
                break;
            }
        }
        return pending;
    }

    /** What no entry names, and what entries name that nobody else has acknowledged. */
    private long pending() throws IOException {
        if (keep.hasReady() && keep.isSettled()) {
            keep.flush();
        }
        return keep.pendingPhotos() + library.states().counts().getOrDefault(PhotoState.PENDING, 0L);
    }
}
