package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.Takes;
import dev.roost.storage.ChunkFact;
import dev.roost.storage.LibraryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * How far each log is whole on this device. While few chunks are lacking they are excepted one by one; while many are,
 * a mark goes as far as entries are held without a gap. Safe for use by many threads.
 */
public final class Wholeness {
    /** Look-ups that one call spends on moving the marks on; a later call goes on from there. */
    private static final int LOOKUPS_MAX = 20_000;

    private final Library library;
    private final LibraryStore store;
    private final NamedLists namedLists;
    private final NameFold names;
    private final Map<LogId, Long> gapless = new HashMap<>();
    private Optional<Takes> taking = Optional.empty();

    public Wholeness(Library library, NameFold names) {
        this.library = library;
        this.store = library.store();
        this.namedLists = new NamedLists(store.chunks());
        this.names = names;
    }

    /** Forgets how far logs were held without a gap: something that was held is lacking. */
    public synchronized void invalidate() {
        gapless.clear();
    }

    public synchronized List<Receipt.Mark> marks() throws IOException {
        Optional<Takes> takes = Optional.of(library.offers().of(library.self()).takes());
        if (!takes.equals(taking)) {
            gapless.clear();
            taking = takes;
        }
        boolean few = store.chunks().counts().lackingChunks() <= Limits.EXCEPTIONS_MAX;
        // Logs grow, and are named, meanwhile: what is lacking is looked for after it is settled up to where.
        Map<LogHead, Long> named = new LinkedHashMap<>();
        Map<LogId, Long> upTo = new HashMap<>();
        for (LogHead head : store.logs().heads()) {
            long seq = Math.min(head.seq(), names.namedUpTo(head.log()));
            named.put(head, seq);
            upTo.put(head.log(), seq);
        }
        Map<LogId, Set<ChunkId>> exceptions = few ? lackingByLog(log -> upTo.getOrDefault(log, 0L)) : Map.of();
        int lookups = 0;
        List<Receipt.Mark> marks = new ArrayList<>();
        for (Map.Entry<LogHead, Long> one : named.entrySet()) {
            LogHead head = one.getKey();
            if (few) {
                Set<ChunkId> lacking = exceptions.getOrDefault(head.log(), Set.of());
                marks.add(new Receipt.Mark(head, one.getValue(), lacking.size(), Receipt.exceptionsDigest(lacking)));
            } else {
                lookups += advance(head.log(), LOOKUPS_MAX - lookups);
                long whole = Math.min(head.seq(), gapless.getOrDefault(head.log(), 0L));
                marks.add(Receipt.Mark.whole(head, whole));
            }
        }
        return marks;
    }

    /** What this device lacks of a log, while that is few enough to be excepted. */
    public Set<ChunkId> exceptions(LogId log) throws IOException {
        return store.chunks().counts().lackingChunks() <= Limits.EXCEPTIONS_MAX
                ? lackingByLog(names::namedUpTo).getOrDefault(log, Set.of())
                : Set.of();
    }

    private Map<LogId, Set<ChunkId>> lackingByLog(ToLongFunction<LogId> upTo) throws IOException {
        Map<LogId, Set<ChunkId>> byLog = new HashMap<>();
        for (ChunkId id : store.chunks().lacking(Optional.empty(), Limits.EXCEPTIONS_MAX)) {
            ChunkFact fact = store.chunks().fact(id).orElse(ChunkFact.UNKNOWN);
            for (ChunkFact.Naming naming : fact.naming()) {
                if (fact.isCrowded() || naming.seq() <= upTo.applyAsLong(naming.log())) {
                    byLog.computeIfAbsent(naming.log(), log -> new HashSet<>()).add(id);
                }
            }
        }
        return byLog;
    }

    private int advance(LogId log, int budget) throws IOException {
        long seq = gapless.getOrDefault(log, 0L);
        int spent = 0;
        while (seq < names.namedUpTo(log) && spent < budget) {
            int looked = heldWithoutAGap(log, seq + 1);
            if (looked < 0) {
                break;
            }
            spent += 1 + looked;
            seq++;
        }
        gapless.put(log, seq);
        return spent;
    }

    /** How many chunks were looked up, or -1 if one that is taken is lacking. */
    private int heldWithoutAGap(LogId log, long seq) throws IOException {
        LogEntry entry = store.logs().entry(log, seq).orElseThrow();
        Optional<List<ChunkList>> lists = namedLists.of(entry);
        if (lists.isEmpty()) {
            return -1;
        }
        int looked = 0;
        for (ChunkList list : lists.get()) {
            // What an entry releases is asked of nobody: it is held for as long as an entry that keeps it says so.
            boolean kept = entry.fields().kind().equals(EntryKind.KEPT);
            if (kept && library.offers().takes(library.self(), log, list)) {
                for (ChunkList.Row row : list.rows()) {
                    looked++;
                    if (!store.chunks().holds(row.id())) {
                        return -1;
                    }
                }
            }
        }
        return looked;
    }
}
