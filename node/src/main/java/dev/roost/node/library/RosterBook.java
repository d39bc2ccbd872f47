package dev.roost.node.library;

import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The roster entries that this device has: those in its logs, and loose ones by which devices were introduced before
 * their logs arrived. It keeps them all itself, so that a damaged log costs nobody its place. Confined to the lock of its {@link Library}.
 */
final class RosterBook {
    private static final char IN_LOG = 'r';
    private static final char LOOSE = 'l';

    private final LibraryStore store;
    private final Map<EntryHead, LogEntry> entries = new LinkedHashMap<>();

    RosterBook(LibraryStore store) {
        this.store = store;
    }

    void load() throws IOException {
        store.local().scan(RowKey.of(LOOSE), (key, value) -> {
            LogEntry entry = LogEntry.parse(value);
            entries.put(entry.head(), entry);
            return true;
        });
        store.local().scan(RowKey.of(IN_LOG), (key, value) -> {
            LogEntry entry = LogEntry.parse(value);
            entries.put(entry.head(), entry);
            return true;
        });
    }

    /** Looks through every log: after rows may have been lost. */
    void rebuild() throws IOException {
        for (LogHead head : store.logs().heads()) {
            for (long seq = 1; seq <= head.seq(); seq++) {
                LogEntry entry = store.logs().entry(head.log(), seq).orElseThrow();
                if (entry.fields().kind().isRoster()) {
                    addFromLog(entry);
                }
            }
        }
    }

    void addFromLog(LogEntry entry) throws IOException {
        entries.put(entry.head(), entry);
        store.local()
                .apply(new TableBatch()
                        .put(
                                RowKey.of(
                                        IN_LOG,
                                        entry.fields().log(),
                                        entry.fields().seq()),
                                entry.bytes())
                        .remove(RowKey.of(LOOSE, entry.head())));
    }

    /** Adds those of the entries that count: whatever else a device shows must not stand where a true one belongs. */
    void addLoose(LibraryId library, Collection<LogEntry> loose) throws IOException {
        List<LogEntry> all = new ArrayList<>(entries.values());
        all.addAll(loose);
        TableBatch batch = new TableBatch();
        for (LogEntry entry : RosterFold.counting(library, all)) {
            if (entry.fields().kind().isRoster() && entries.putIfAbsent(entry.head(), entry) == null) {
                batch.put(RowKey.of(LOOSE, entry.head()), entry.bytes());
            }
        }
        store.local().apply(batch);
    }

    Collection<LogEntry> entries() {
        return List.copyOf(entries.values());
    }

    Roster fold(LibraryId library) {
        return RosterFold.of(library, entries.values());
    }

    /** What the roster would be with these entries too. */
    Roster foldWith(LibraryId library, Collection<LogEntry> more) {
        List<LogEntry> all = new ArrayList<>(entries.values());
        all.addAll(more);
        return RosterFold.of(library, all);
    }
}
