package dev.roost.proto.model;

/**
 * How far a log goes: its newest entry.
 *
 * @param seq 1 for the first entry of a log
 */
public record LogHead(LogId log, long seq, EntryHead head) {
    public LogHead {
        if (seq < 1) {
            throw new IllegalArgumentException("entries are numbered from 1, not " + seq);
        }
    }

    void write(FieldWriter out) {
        log.write(out);
        out.u64(seq).id(head);
    }

    static LogHead read(FieldReader in) throws MalformedException {
        LogId log = in.logId();
        long seq = in.u64();
        if (seq < 1) {
            throw new MalformedException("an entry number of " + seq);
        }
        return new LogHead(log, seq, in.entryHead());
    }
}
