package dev.roost.storage.rocks;

import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;

/**
 * Where an entry lies in the file of its log: a row of {@code logs}.
 *
 * <p>Layout of the value: offset of the record u64 ‖ length of the entry u32 ‖ head 32; the number is the end of the
 * key.
 */
record Place(LogHead head, long offset, int length) {
    private static final int BYTES = 44;

    /** Where the next record begins. */
    long end() {
        return offset + LogFile.HEAD_BYTES + length;
    }

    byte[] value() {
        return new FieldWriter(BYTES).u64(offset).u32(length).id(head.head()).toBytes();
    }

    static Place read(LogId log, Row row) throws MalformedException {
        FieldReader key = new FieldReader(row.key());
        key.bytes(Layout.entries(0, 0).length);
        long seq = key.u64();
        FieldReader value = new FieldReader(row.value());
        long offset = value.u64();
        int length = value.size32(Limits.ENTRY_BYTES_MAX);
        EntryHead head = value.entryHead();
        value.end();
        if (seq < 1 || offset < 0) {
            throw new MalformedException("an entry " + seq + " at " + offset);
        }
        return new Place(new LogHead(log, seq, head), offset, length);
    }
}
