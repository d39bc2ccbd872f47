package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a statement stands in the logs, and when it was made: what decides between two that say different things. Row
 * bytes: log 40 ‖ seq u64 ‖ time u64.
 */
record Mark(Position position, long time) {
    static Mark of(LogEntry entry) {
        return new Mark(
                new Position(entry.fields().log(), entry.fields().seq()),
                entry.fields().time());
    }

    void write(FieldWriter out) {
        out.id(position.log().device()).u64(position.log().incarnation());
        out.u64(position.seq()).u64(time);
    }

    static Mark read(FieldReader in) throws MalformedException {
        LogId log = in.logId();
        return new Mark(new Position(log, in.u64()), in.u64());
    }

    /**
     * Whether what an entry says wins over this: it does where it knew of this, and not where this knew of it; where
     * neither knew of the other the later by time and device wins, and within an entry what stands last.
     */
    boolean yieldsTo(LogEntry entry, Logs logs) throws IOException {
        LogId log = entry.fields().log();
        long seq = entry.fields().seq();
        if (position.equals(new Position(log, seq)) || entry.follows(position.log(), position.seq())) {
            return true;
        }
        Optional<LogEntry> own = logs.entry(position.log(), position.seq());
        if (own.isPresent() && own.get().follows(log, seq)) {
            return false;
        }
        int byTime = Long.compareUnsigned(time, entry.fields().time());
        return byTime != 0 ? byTime < 0 : position.log().device().compareTo(log.device()) < 0;
    }
}
