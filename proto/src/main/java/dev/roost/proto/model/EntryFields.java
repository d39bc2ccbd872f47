package dev.roost.proto.model;

import java.util.List;

/**
 * The fields of a log entry, before it is signed.
 *
 * @param prev head of the entry before it in the same log, {@link EntryHead#NONE} for the first
 * @param time hybrid logical clock: 48 bits of milliseconds since 1970, 16 bits of counter; for people, and to order
 *     what no causality orders
 * @param epoch the epoch whose keys seal the body; {@link EpochName#NONE} where it is open
 * @param witnesses newest heads of the other logs
 * @param lists chunk ids of the {@link ChunkList}s that it names
 * @param body sealed or open, by kind
 */
public record EntryFields(
        EntryKind kind,
        LibraryId library,
        LogId log,
        long seq,
        EntryHead prev,
        long time,
        EpochName epoch,
        List<Witness> witnesses,
        List<ChunkId> lists,
        Octets body) {
    public EntryFields {
        witnesses = List.copyOf(witnesses);
        lists = List.copyOf(lists);
        if (witnesses.size() > Limits.LOGS_MAX || lists.size() > Limits.ENTRY_LISTS_MAX) {
            throw new IllegalArgumentException(witnesses.size() + " witnesses, " + lists.size() + " lists");
        }
        if (seq < 1) {
            throw new IllegalArgumentException("entries are numbered from 1, not " + seq);
        }
        if ((seq == 1) != prev.equals(EntryHead.NONE)) {
            throw new IllegalArgumentException("the first entry of a log, and no other, points back to nothing");
        }
    }
}
