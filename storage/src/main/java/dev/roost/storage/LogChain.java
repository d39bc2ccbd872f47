package dev.roost.storage;

import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import java.util.List;
import java.util.Optional;

/** The rule by which entries follow each other: one log, numbers without a gap, each pointing back to the one before. */
public final class LogChain {
    private LogChain() {}

    /**
     * Checks entries that are to be appended.
     *
     * @throws BrokenChainException if one does not follow
     * @throws IllegalArgumentException if they are not all of this library and of one log
     */
    public static void check(LibraryId library, Optional<LogHead> newest, List<LogEntry> entries)
            throws BrokenChainException {
        LogId log = entries.get(0).fields().log();
        Optional<LogHead> before = newest;
        for (LogEntry entry : entries) {
            EntryFields fields = entry.fields();
            if (!fields.library().equals(library) || !fields.log().equals(log)) {
                throw new IllegalArgumentException(entry + " is not of " + library + " and " + log);
            }
            if (!follows(before, fields)) {
                throw new BrokenChainException(entry + " does not follow "
                        + before.map(head -> "entry " + head.seq()).orElse("the beginning of its log"));
            }
            before = Optional.of(entry.position());
        }
    }

    /** Whether an entry is the next one of a log. */
    public static boolean follows(Optional<LogHead> newest, EntryFields next) {
        long seq = newest.map(LogHead::seq).orElse(0L) + 1;
        EntryHead prev = newest.map(LogHead::head).orElse(EntryHead.NONE);
        return next.seq() == seq && next.prev().equals(prev);
    }
}
