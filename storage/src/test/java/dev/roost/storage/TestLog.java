package dev.roost.storage;

import dev.roost.proto.Samples;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogId;
import java.util.ArrayList;
import java.util.List;

/** A log whose entries follow each other, signed by nobody. Used by one thread. */
public final class TestLog {
    private final Samples samples;
    private final LibraryId library;
    private final LogId id;
    private final List<LogEntry> entries = new ArrayList<>();

    public TestLog(Samples samples, LibraryId library) {
        this(samples, library, samples.logId());
    }

    public TestLog(Samples samples, LibraryId library, LogId id) {
        this.samples = samples;
        this.library = library;
        this.id = id;
    }

    public LogId id() {
        return id;
    }

    public List<LogEntry> entries() {
        return entries;
    }

    /** The next entry, with a body of so many bytes. */
    public LogEntry next(int bodyBytes) {
        EntryHead prev = entries.isEmpty()
                ? EntryHead.NONE
                : entries.get(entries.size() - 1).head();
        LogEntry entry = entry(entries.size() + 1, prev, bodyBytes);
        entries.add(entry);
        return entry;
    }

    public List<LogEntry> next(int count, int bodyBytes) {
        List<LogEntry> more = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            more.add(next(bodyBytes));
        }
        return more;
    }

    /** An entry of this log that stands where it is told to. */
    public LogEntry entry(long seq, EntryHead prev, int bodyBytes) {
        EntryFields fields = new EntryFields(
                EntryKind.STATEMENTS,
                library,
                id,
                seq,
                prev,
                seq,
                EpochName.NONE,
                List.of(),
                List.of(),
                samples.octets(bodyBytes));
        return LogEntry.of(fields, samples.octets(64));
    }
}
