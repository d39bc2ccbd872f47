package dev.roost.node.keep;

import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.media.Facts;
import dev.roost.node.media.FactsReader;
import dev.roost.node.media.Thumbnail;
import dev.roost.node.media.ThumbnailSizes;
import dev.roost.node.media.Thumbnails;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.Originals;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.photo.ThumbnailsDue;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the thumbnails of originals that are here, after they were kept and in entries of their own: decoding is slow
 * beside sealing, and no photo waits for it. What has thumbnails already, from whomever, gets no others. Used by one
 * thread at a time, closed by any.
 */
public final class ThumbnailPass implements AutoCloseable {
    /** For a tile, and for a screen. */
    private static final List<Integer> LONG_EDGES = List.of(256, 1_024);

    /** The larger of a photo's thumbnails may take this part of it: all that a member spends stays below 3 %. */
    private static final long PART_OF_PHOTO = 55;

    private static final int BYTES_MIN = 24_000;
    private static final int BYTES_MAX = 150_000;

    private static final int PHOTOS_AT_ONCE = 64;
    private static final long ENTRY_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailPass.class);

    private final Library library;
    private final Folds folds;
    private final PhotoIndex index;
    private final OriginalsTable table;
    private final Originals originals;
    private final ThumbnailsDue due;
    private final Thumbnails thumbnails;
    private final Time time;
    private final Object decoding = new Object();
    private Optional<Thread> decoder = Optional.empty();
    private volatile boolean closed;

    public ThumbnailPass(
            Library library, Folds folds, OriginalsTable table, ThumbnailsDue due, Thumbnails thumbnails, Time time) {
        this.library = library;
        this.folds = folds;
        this.index = folds.index();
        this.table = table;
        this.originals = new Originals(library, table);
        this.due = due;
        this.thumbnails = thumbnails;
        this.time = time;
    }

    /**
     * Makes what is due, as many as one entry names.
     *
     * @return whether there may be more
     */
    public boolean run() throws IOException, InterruptedException {
        ThumbnailEntry entry = new ThumbnailEntry(library);
        Map<PathKey, Optional<Original>> illustrated = new HashMap<>();
        long began = time.monotonicMillis();
        List<PathKey> next = due.next(PHOTOS_AT_ONCE);
        for (PathKey key : next) {
            if (closed || time.monotonicMillis() - began > ENTRY_MILLIS) {
                break;
            }
            Optional<Original> original = table.original(key);
            if (original.isEmpty() || illustrate(key, original.get(), entry)) {
                illustrated.put(key, original);
            }
        }
        if (!entry.isEmpty()) {
            entry.write(folds);
        }
        // Only now: what a stop cut short is due again, and so is a file that holds something else by now.
        for (Map.Entry<PathKey, Optional<Original>> one : illustrated.entrySet()) {
            if (resource(table.original(one.getKey())).equals(resource(one.getValue()))) {
                due.done(one.getKey());
            }
        }
        return !next.isEmpty() && !closed;
    }

    private static Optional<ResourceId> resource(Optional<Original> original) {
        return original.map(Original::resource);
    }

    /** Returns whether it is done once the entry is written; otherwise it is noted already what becomes of it. */
    private boolean illustrate(PathKey key, Original original, ThumbnailEntry entry)
            throws IOException, InterruptedException {
        PhotoId photo = PhotoId.of(original.resource());
        if (entry.has(photo) || !index.thumbnails().of(original.resource()).isEmpty()) {
            return true;
        }
        Optional<Path> file = originals.path(original);
        boolean trashed = index.isTrashed(index.photoOf(original.resource()));
        if (trashed || !thumbnails.canMake(original.media()) || file.isEmpty() || !isAsItWas(file.get(), original)) {
            due.putOff(key);
            return false;
        }
        Thumbnail made = make(file.get(), original);
        if (closed) {
            return false;
        }
        if (!isAsItWas(file.get(), original)) {
            due.putOff(key);
            return false;
        }
        if (made.isMade() && entry.add(photo, made)) {
            return true;
        }
        LOG.debug("no thumbnail of {}: {}", photo, made.reason());
        due.failed(key);
        return false;
    }

    private Thumbnail make(Path file, Original original) throws InterruptedException {
        Facts facts = FactsReader.read(file, original.media());
        long bytes = original.stamp().size() / PART_OF_PHOTO;
        int most = (int) Math.max(BYTES_MIN, Math.min(BYTES_MAX, bytes));
        synchronized (decoding) {
            decoder = Optional.of(Thread.currentThread());
        }
        try {
            return thumbnails.make(file, original.media(), facts, new ThumbnailSizes(LONG_EDGES, most));
        } finally {
            synchronized (decoding) {
                decoder = Optional.empty();
                if (closed) {
                    // Logs are written by channels, which an interrupt that comes late would close.
                    Thread.interrupted();
                }
            }
        }
    }

    private static boolean isAsItWas(Path file, Original original) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && FileStamp.of(file).equals(original.stamp());
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives back the memory that decoding took. */
    public void rest() {
        thumbnails.rest();
    }

    /** Ends what is being made, and makes nothing more. */
    @Override
    public void close() {
        closed = true;
        synchronized (decoding) {
            decoder.ifPresent(Thread::interrupt);
        }
        thumbnails.close();
    }
}
