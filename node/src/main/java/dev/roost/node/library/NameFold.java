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
import dev.roost.proto.model.Takes;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes in the store, entry by entry, which chunks each log names, so that a device without keys knows what should
 * exist. An entry's lists are named first, and their rows when the lists are here; an entry that waits for a list stops
 * none behind it. Safe for use by many threads.
 */
public final class NameFold {
    private static final char CURSOR = 'n';

    private final Library library;
    private final LibraryStore store;
    private final NamedLists namedLists;
    private final Map<LogId, Cursor> cursors = new ConcurrentHashMap<>();

    /**
     * How far a log is named.
     *
     * @param lists up to where the lists of its entries are named
     * @param rows up to where their rows are named, but for those of entries that wait
     * @param waiting entries of which a list is not here, and that list
     * @param takes what this device took then: whether a chunk is taken is noted with its name
     */
    private record Cursor(long lists, long rows, SortedMap<Long, ChunkId> waiting, Takes takes) {
        Cursor upTo(long seq) {
            return new Cursor(Math.min(lists, seq), Math.min(rows, seq), waiting.headMap(seq + 1), takes);
        }

        /** The entry before the first that waits. */
        long gapless() {
            return waiting.isEmpty() ? rows : waiting.firstKey() - 1;
        }

        byte[] encode() {
            return new FieldWriter(17)
                    .u64(lists)
                    .u64(gapless())
                    .u8(takes.code())
                    .toBytes();
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
            Cursor cursor = new Cursor(row.u64(), row.u64(), Collections.emptySortedMap(), Takes.of(row.u8()));
            cursors.put(in.logId(), cursor);
            return true;
        });
    }

    /** The entry up to which all that a log names is noted; never beyond what is left of a log that was cut. */
    public long namedUpTo(LogId log) {
        return here(log).gapless();
    }

    /** Whether all that an entry names is noted. */
    boolean isNamed(LogId log, long seq) {
        Cursor cursor = here(log);
        return seq <= cursor.rows() && !cursor.waiting().containsKey(seq);
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
            if (!named.equals(cursors.get(head.log()))) {
                cursors.put(head.log(), named);
                store.local().apply(new TableBatch().put(RowKey.of(CURSOR, head.log()), named.encode()));
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
        return new Cursor(head.seq(), cursor.rows(), cursor.waiting(), cursor.takes());
    }

    private Cursor nameRows(LogId log, Cursor cursor) throws IOException {
        SortedMap<Long, ChunkId> waiting = new TreeMap<>();
        for (Map.Entry<Long, ChunkId> one : cursor.waiting().entrySet()) {
            if (store.chunks().holds(one.getValue())) {
                nameRows(log, one.getKey(), waiting);
            } else {
                waiting.put(one.getKey(), one.getValue());
            }
        }
        for (long seq = cursor.rows() + 1; seq <= cursor.lists(); seq++) {
            nameRows(log, seq, waiting);
        }
        return new Cursor(cursor.lists(), cursor.lists(), waiting, cursor.takes());
    }

    /** Names the rows of one entry, or adds it to those that wait. */
    private void nameRows(LogId log, long seq, SortedMap<Long, ChunkId> waiting) throws IOException {
        LogEntry entry = entry(log, seq);
        if (!entry.fields().kind().equals(EntryKind.KEPT)) {
            return;
        }
        Optional<List<ChunkList>> lists = namedLists.of(entry);
        if (lists.isEmpty()) {
            waiting.put(seq, missing(entry.fields().lists()));
            return;
        }
        for (ChunkList list : lists.get()) {
            boolean taken = library.offers().takes(library.self(), log, list);
            store.chunks().name(log, seq, list, taken);
        }
    }

    private ChunkId missing(List<ChunkId> lists) throws IOException {
        for (ChunkId list : lists) {
            if (!store.chunks().holds(list)) {
                return list;
            }
        }
        return lists.get(0);
    }

    private LogEntry entry(LogId log, long seq) throws IOException {
        return store.logs().entry(log, seq).orElseThrow(() -> new IOException("entry " + seq + " of a log is missing"));
    }

    private Cursor here(LogId log) {
        return cursor(log).upTo(store.logs().head(log).map(LogHead::seq).orElse(0L));
    }

    /** Where a log stands; at its beginning since this device takes something else than when it was named. */
    private Cursor cursor(LogId log) {
        Takes takes = library.offers().of(library.self()).takes();
        Cursor known = cursors.get(log);
        return known != null && known.takes() == takes ? known : new Cursor(0, 0, Collections.emptySortedMap(), takes);
    }
}
