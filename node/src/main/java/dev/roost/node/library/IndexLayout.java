package dev.roost.node.library;

import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.ResourceId;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Of which rows a {@link PhotoIndex} consists, and of which version they are: rows of another one go, and are made anew
 * from the logs. Belongs to the lock of its index.
 */
final class IndexLayout {
    private static final char VERSION = 'v';
    private static final char CONTENT = 'c';

    /** The cursors first: what is removed is folded again, wherever a stop comes. */
    private static final char[] KINDS = {
        PhotoIndex.CURSOR,
        PhotoIndex.RESOURCE,
        PhotoIndex.SEEN,
        PhotoIndex.PATH,
        PhotoIndex.ENTRY,
        PhotoIndex.MANY,
        PhotoIndex.DEVICE,
        PhotoIndex.TOTALS,
        PhotoIndex.WAITING,
        PhotoIndex.GROUP,
        PhotoIndex.MEMBER,
        PhotoIndex.ABOUT,
        PhotoIndex.TRASHED,
        PhotoIndex.TRASH_CLAIMS,
        PhotoIndex.THUMBNAIL_CLAIMS,
        PhotoIndex.PENDING_SHOWN,
        Timeline.LINE,
        Timeline.FILED,
        Timeline.MONTH
    };

    /** Grows with every change of what rows hold or mean; homes without it are of version 1. */
    private static final int CURRENT = 3;

    private static final int REMOVED_AT_ONCE = 1_000;

    private final PhotoIndex index;
    private final Table table;

    IndexLayout(PhotoIndex index) {
        this.index = index;
        this.table = index.table();
    }

    /** Makes the index begin anew if its rows are of another version; a stop in between repeats it. */
    void makeCurrent() throws IOException {
        byte[] current = new FieldWriter().u16(CURRENT).toBytes();
        Optional<byte[]> there = table.get(RowKey.of(VERSION));
        if (there.isEmpty() || !Arrays.equals(there.get(), current)) {
            clear();
            table.apply(new TableBatch().put(RowKey.of(VERSION), current));
        }
    }

    /** Removes every row; what was learnt from manifests is laid by, for no log says it. */
    void clear() throws IOException {
        index.resources((id, row) -> {
            if (row.content().isPresent()) {
                table.apply(
                        new TableBatch().put(contentKey(id), row.content().get().encode()));
            }
        });
        for (char kind : KINDS) {
            List<byte[]> keys = new ArrayList<>();
            do {
                keys.clear();
                table.scan(RowKey.of(kind), (key, value) -> keys.add(key) && keys.size() < REMOVED_AT_ONCE);
                TableBatch batch = new TableBatch();
                keys.forEach(batch::remove);
                table.apply(batch);
            } while (!keys.isEmpty());
        }
    }

    /** Where length and hash of a resource wait until it is folded again. */
    static byte[] contentKey(ResourceId id) {
        return RowKey.of(CONTENT, id);
    }
}
