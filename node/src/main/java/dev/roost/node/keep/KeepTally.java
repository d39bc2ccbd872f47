package dev.roost.node.keep;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.library.Problems;
import dev.roost.node.photo.FolderWalk;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts what one keeping finds and does, and tells whoever waits. Safe for use by many threads. */
public final class KeepTally {
    /** The code of the problem that a file could not be kept; its subject is the file's path. */
    public static final String NOT_KEPT = "file-not-kept";

    private static final int LISTED_MAX = 100_000;

    private final Observer observer;
    private final Problems problems;
    private final LongSet resources = new LongSet();
    private final List<FailedFile> failed = new ArrayList<>();
    private final List<FailedFile> skipped = new ArrayList<>();
    private long files;
    private long bytes;
    private long unchanged;
    private long newBytes;
    private long storedBytes;
    private long expectedFiles;
    private long expectedBytes;

    /**
     * Begins at nothing.
     *
     * @param problems where it is over, for each file that is kept, that it could not be kept before
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
        problems.clear(NOT_KEPT, path.toString());
        synchronized (this) {
            unchanged++;
            count(resource, fileBytes);
        }
    }

    void kept(Path path, FileKeeper.Kept kept) {
        problems.clear(NOT_KEPT, path.toString());
        synchronized (this) {
            newBytes += kept.newBytes();
            count(kept.resource(), kept.bytes());
        }
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

    public synchronized List<FailedFile> failed() {
        return List.copyOf(failed);
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
