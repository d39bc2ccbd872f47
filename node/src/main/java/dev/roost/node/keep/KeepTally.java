package dev.roost.node.keep;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.Problems;
import dev.roost.node.photo.FolderWalk;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what one keeping finds and does, and tells whoever waits. Safe for use by many threads. */
public final class KeepTally {
    /** The code of the problem that a file could not be kept; its subject is the file's path. */
    private static final String NOT_KEPT = "file-not-kept";

    /** The code of the problem that something was lost before it was kept; it ends when the same bytes turn up. */
    private static final String LOST = "file-lost";

    /** Files of one keeping that are told as problems. */
    private static final int PROBLEMS_MAX = 20;

    private static final int LISTED_MAX = 100_000;

    private final Observer observer;
    private final Problems problems;
    private final LongSet resources = new LongSet();
    private final List<FailedFile> failed = new ArrayList<>();
    private final List<FailedFile> vanished = new ArrayList<>();
    private final List<Lost> lost = new ArrayList<>();
    private final List<FailedFile> skipped = new ArrayList<>();
    private long files;
    private long bytes;
    private long unchanged;
    private long newBytes;
    private long storedBytes;
    private long expectedFiles;
    private long expectedBytes;

    /** What a file held, by its bytes. */
    private record Lost(FailedFile file, ResourceId resource) {}

    /**
     * Begins at nothing.
     *
     * @param problems where it is over, for each file that is kept, that it was not kept before
     */
    public KeepTally(Observer observer, Problems problems) {
        this.observer = observer;
        this.problems = problems;
    }

    /** There are this many files more to come to. */
    public synchronized void expect(long moreFiles, long moreBytes) {
        expectedFiles += moreFiles;
        expectedBytes += moreBytes;
    }

    void unchanged(Path path, ResourceId resource, long fileBytes) {
        turnedUp(path, resource);
        synchronized (this) {
            unchanged++;
            count(resource, fileBytes);
        }
    }

    void kept(Path path, FileKeeper.Kept kept) {
        turnedUp(path, kept.resource());
        synchronized (this) {
            newBytes += kept.newBytes();
            count(kept.resource(), kept.bytes());
        }
    }

    private void turnedUp(Path path, ResourceId resource) {
        problems.clear(NOT_KEPT, path.toString());
        problems.clear(LOST, resource.hex());
    }

    synchronized void stored(long sealedBytes) {
        storedBytes += sealedBytes;
    }

    void failed(Path path, IOException e) {
        String reason = e instanceof UnstableFileException ? String.valueOf(e.getMessage()) : FolderWalk.reason(e);
        failed(path, reason);
    }

    synchronized void failed(Path path, String reason) {
        if (failed.size() < LISTED_MAX) {
            failed.add(new FailedFile(path.toString(), reason));
        }
    }

    /** A file that was never read is no longer there: nothing to be done, and so no problem that stands. */
    synchronized void vanished(Path path, NoSuchFileException e) {
        if (vanished.size() < LISTED_MAX) {
            vanished.add(new FailedFile(path.toString(), FolderWalk.reason(e)));
        }
    }

    /** What a file held when it was last read is kept nowhere, and is gone. */
    synchronized void lost(Path path, ResourceId resource, String reason) {
        if (lost.size() < LISTED_MAX) {
            lost.add(new Lost(new FailedFile(path.toString(), reason), resource));
        }
    }

    /** Tells what failed and what was lost as problems, for when nobody waits for a report. */
    public synchronized void tellAsProblems() {
        failed.stream()
                .limit(PROBLEMS_MAX)
                .forEach(file -> problems.report(
                        NOT_KEPT, file.path(), "A file could not be kept: " + file.path() + ". " + file.reason()));
        lost.stream()
                .limit(PROBLEMS_MAX)
                .forEach(one -> problems.report(
                        LOST,
                        one.resource().hex(),
                        "What a file held is lost: " + one.file().path() + ". "
                                + one.file().reason()));
    }

    synchronized void skipped(Path path, String reason) {
        if (skipped.size() < LISTED_MAX) {
            skipped.add(new FailedFile(path.toString(), reason));
        }
    }

    boolean isCancelled() {
        return observer.cancelled();
    }

    public synchronized long resources() {
        return resources.size();
    }

    /** Whether a file with these bytes was among them. */
    public synchronized boolean saw(ResourceId resource) {
        return resources.contains(resource.prefix());
    }

    /** What the files are together: several that were grouped are one photo. */
    public synchronized long photos(PhotoIndex index) throws IOException {
        long[] companions = {0};
        Set<PhotoId> last = new HashSet<>();
        index.grouped((photo, resource) -> {
            if (resources.contains(resource.prefix()) && !last.add(photo)) {
                companions[0]++;
            }
            last.retainAll(Set.of(photo));
        });
        return resources.size() - companions[0];
    }

    public synchronized long bytes() {
        return bytes;
    }

    public synchronized long unchanged() {
        return unchanged;
    }

    public synchronized long newBytes() {
        return newBytes;
    }

    public synchronized long storedBytes() {
        return storedBytes;
    }

    /** Files that could not be kept, and those of which something was lost. */
    public synchronized List<FailedFile> failed() {
        List<FailedFile> all = new ArrayList<>(failed);
        all.addAll(vanished);
        lost.forEach(one -> all.add(one.file()));
        return all;
    }

    public synchronized List<FailedFile> skipped() {
        return List.copyOf(skipped);
    }

    private void count(ResourceId resource, long fileBytes) {
        files++;
        bytes += fileBytes;
        resources.add(resource.prefix());
        observer.happened(new NodeEvent.Progress("Keeping", files, expectedFiles, bytes, expectedBytes));
    }
}
