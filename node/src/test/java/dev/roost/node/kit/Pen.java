package dev.roost.node.kit;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Witness;
import java.util.ArrayList;
import java.util.List;

/** Writes and signs a log entry by entry, whatever it says, as a device may that follows no rule. Used by one thread. */
public final class Pen {
    private final Identity identity;
    private final LibraryId library;
    private final LogId log;
    private final List<LogEntry> written = new ArrayList<>();
    private long time = 1;

    public Pen(Identity identity, LibraryId library, long incarnation) {
        this.identity = identity;
        this.library = library;
        this.log = new LogId(identity.id(), incarnation);
    }

    /** What is written next has this time. */
    public Pen at(long newTime) {
        time = newTime;
        return this;
    }

    /** The next entry, which has seen what is given. */
    public LogEntry write(EntryKind kind, byte[] body, LogEntry... seen) {
        return write(kind, EpochName.NONE, List.of(), body, seen);
    }

    /** The next entry, with lists and in an epoch. */
    public LogEntry write(EntryKind kind, EpochName epoch, List<ChunkId> lists, byte[] body, LogEntry... seen) {
        EntryHead prev = written.isEmpty()
                ? EntryHead.NONE
                : written.get(written.size() - 1).head();
        LogEntry entry = identity.sign(fields(kind, written.size() + 1L, prev, epoch, lists, body, seen));
        written.add(entry);
        return entry;
    }

    /** An entry that stands where it is told to, and is not followed by what is written next. */
    public LogEntry astray(EntryKind kind, long seq, EntryHead prev, byte[] body, LogEntry... seen) {
        return identity.sign(fields(kind, seq, prev, EpochName.NONE, List.of(), body, seen));
    }

    public List<LogEntry> written() {
        return List.copyOf(written);
    }

    public LogId log() {
        return log;
    }

    private EntryFields fields(
            EntryKind kind,
            long seq,
            EntryHead prev,
            EpochName epoch,
            List<ChunkId> lists,
            byte[] body,
            LogEntry... seen) {
        List<Witness> witnesses = new ArrayList<>();
        for (LogEntry entry : seen) {
            witnesses.add(Witness.of(entry.position()));
        }
        return new EntryFields(kind, library, log, seq, prev, time++, epoch, witnesses, lists, Octets.copyOf(body));
    }
}
