package dev.roost.node.photo;

import dev.roost.node.library.Library;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.RowKey;
import dev.roost.proto.model.MediaType;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The originals of which thumbnails are to be made, and those that are to be tried again another time: rows in the
 * library's index table, each with the number of times that it failed. Safe for use by many threads.
 */
public final class ThumbnailsDue {
    private static final char DUE = 'a';
    private static final char LATER = 'b';
    private static final char BEGUN = 'g';

    /** A file may fail because the machine is short of memory, or a program is new: not for good at the first time. */
    private static final int FAILURES_MAX = 3;

    private static final int MOVED_AT_ONCE = 1_000;

    private final Table table;

    public ThumbnailsDue(Library library) {
        this.table = library.store().index();
    }

    static void noted(Original original, PathKey key, TableBatch batch) {
        if (original.media() != MediaType.OTHER && original.media() != MediaType.SIDECAR) {
            batch.put(OriginalsTable.rowKey(DUE, key), new byte[] {0});
        }
    }

    static void forget(PathKey key, TableBatch batch) {
        batch.remove(OriginalsTable.rowKey(DUE, key)).remove(OriginalsTable.rowKey(LATER, key));
    }

    /**
     * What was put off is due again, and in a home that never made thumbnails everything is. For when the program
     * starts: there may be other disks and other decoders now.
     */
    public void begin(OriginalsTable originals) throws IOException {
        if (table.get(RowKey.of(BEGUN)).isEmpty()) {
            again(originals);
            table.apply(new TableBatch().put(RowKey.of(BEGUN), new byte[0]));
        }
        Map<PathKey, Integer> later = some(LATER, MOVED_AT_ONCE);
        while (!later.isEmpty()) {
            TableBatch batch = new TableBatch();
            later.forEach((key, failures) -> batch.remove(OriginalsTable.rowKey(LATER, key))
                    .put(OriginalsTable.rowKey(DUE, key), row(failures)));
            table.apply(batch);
            later = some(LATER, MOVED_AT_ONCE);
        }
    }

    /** Every original is due again: what was said of its thumbnails may be lost. Those that have some are soon done. */
    public void again(OriginalsTable originals) throws IOException {
        List<PathKey> keys = new ArrayList<>();
        originals.originals((key, original) -> keys.add(key));
        for (PathKey key : keys) {
            Optional<Original> original = originals.original(key);
            if (original.isPresent()) {
                TableBatch batch = new TableBatch();
                noted(original.get(), key, batch);
                table.apply(batch);
            }
        }
    }

    /** Some of those that are due. */
    public List<PathKey> next(int max) throws IOException {
        return List.copyOf(some(DUE, max).keySet());
    }

    /** There is nothing more to be done with this one. */
    public void done(PathKey key) throws IOException {
        table.apply(new TableBatch().remove(OriginalsTable.rowKey(DUE, key)));
    }

    /** It cannot be done now, through no fault of the file. */
    public void putOff(PathKey key) throws IOException {
        putOff(key, 0);
    }

    /** It could not be decoded. */
    public void failed(PathKey key) throws IOException {
        putOff(key, 1);
    }

    private void putOff(PathKey key, int failed) throws IOException {
        byte[] due = OriginalsTable.rowKey(DUE, key);
        int failures = failures(table.get(due).orElse(row(0))) + failed;
        TableBatch batch = new TableBatch().remove(due);
        if (failures < FAILURES_MAX) {
            batch.put(OriginalsTable.rowKey(LATER, key), row(failures));
        }
        table.apply(batch);
    }

    private Map<PathKey, Integer> some(char kind, int max) throws IOException {
        Map<PathKey, Integer> some = new HashMap<>();
        table.scan(RowKey.of(kind), (key, value) -> {
            some.put(OriginalsTable.pathKey(key), failures(value));
            return some.size() < max;
        });
        return some;
    }

    private static byte[] row(int failures) {
        return new byte[] {(byte) failures};
    }

    private static int failures(byte[] row) {
        return row.length == 0 ? 0 : row[0];
    }
}
