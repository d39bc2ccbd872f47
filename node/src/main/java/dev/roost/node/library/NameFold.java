package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes in the store, entry by entry, which chunks each log names, so that a device without keys knows what should
 * exist. An entry's lists are named first and their rows when the lists are here; a log waits at its first missing
 * list. Safe for use by many threads.
 */
public final class NameFold {
    private static final char CURSOR = 'n';

    private final Library library;
    private final LibraryStore store;
    private final NamedLists namedLists;
    private final Map<LogId, Cursor> cursors = new ConcurrentHashMap<>();

    /** How far the lists of a log are named, and the rows in them. */
    private record Cursor(long lists, long rows) {
        Cursor upTo(long seq) {
            return new Cursor(Math.min(lists, seq), Math.min(rows, seq));
        }
    }

    public NameFold(Library library) throws IOException {
        this.library = library;
        this.store = library.store();
        this.namedLists = new NamedLists(store.chunks());
        store.local().scan(RowKey.of(CURSOR), (key, value) -> {
            FieldReader in = new FieldReader(key);
            in.u8();
            FieldReader row = new FieldReader(value);
            cursors.put(in.logId(), new Cursor(row.u64(), row.u64()));
            return true;
        });
    }

    /** The entry up to which all that a log names is noted; never beyond what is left of a log that was cut. */
    public long namedUpTo(LogId log) {
        return cursor(log)
                .upTo(store.logs().head(log).map(LogHead::seq).orElse(0L))
                .rows();
    }

    /** Begins again at every log's first entry: after a stop that may have lost notes. Noting again changes nothing. */
    public synchronized void restart() {
        cursors.clear();
    }

    /** Goes on as far as the lists that are here allow; returns whether anything was noted. */
    public synchronized boolean advance() throws IOException {
        boolean any = false;
        for (LogHead head : store.logs().heads()) {
            Cursor before = cursor(head.log());
            Cursor named = nameRows(head.log(), nameLists(head, before.upTo(head.seq())));
            if (!named.equals(before)) {
                cursors.put(head.log(), named);
                byte[] row =
                        new FieldWriter(16).u64(named.lists()).u64(named.rows()).toBytes();
                store.local().apply(new TableBatch().put(RowKey.of(CURSOR, head.log()), row));
                any = true;
            }
        }
        return any;
    }

    private Cursor nameLists(LogHead head, Cursor cursor) throws IOException {
        for (long seq = cursor.lists() + 1; seq <= head.seq(); seq++) {
            List<ChunkList.Row> rows = new ArrayList<>();
            for (ChunkId list : entry(head.log(), seq).fields().lists()) {
                rows.add(new ChunkList.Row(0, list));
            }
            for (ChunkList list : ChunkList.covering(ChunkType.LIST, false, rows)) {
                store.chunks().name(head.log(), seq, list, true);
            }
        }
        return new Cursor(head.seq(), cursor.rows());
    }

    private Cursor nameRows(LogId log, Cursor cursor) throws IOException {
        long seq = cursor.rows();
        while (seq < cursor.lists() && nameRows(entry(log, seq + 1))) {
            seq++;
        }
        return new Cursor(cursor.lists(), seq);
    }

    /** Returns whether all lists of the entry were here. */
    private boolean nameRows(LogEntry entry) throws IOException {
        if (!entry.fields().kind().equals(EntryKind.KEPT)) {
            return true;
        }
        Optional<List<ChunkList>> lists = namedLists.of(entry);
        LogId log = entry.fields().log();
        for (ChunkList list : lists.orElse(List.of())) {
            boolean taken = library.offers().takes(library.self(), log, list);
            store.chunks().name(log, entry.fields().seq(), list, taken);
        }
        return lists.isPresent();
    }

    private LogEntry entry(LogId log, long seq) throws IOException {
        return store.logs().entry(log, seq).orElseThrow(() -> new IOException("entry " + seq + " of a log is missing"));
    }

    private Cursor cursor(LogId log) {
        return cursors.getOrDefault(log, new Cursor(0, 0));
    }
}
