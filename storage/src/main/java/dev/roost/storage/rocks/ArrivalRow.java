package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.MalformedException;

/**
 * A row of {@code arrivals}: that a chunk came, or that it is held no more. A chunk has at most one, the newest.
 *
 * <p>Layout of the value: kind u8 (01 came, 02 is held no more) ‖ chunk id 32; the number is the end of the key.
 */
record ArrivalRow(long number, boolean came, ChunkId id) {
    private static final int CAME = 1;
    private static final int GONE = 2;

    static ArrivalRow read(Row row) throws MalformedException {
        FieldReader key = new FieldReader(row.key());
        key.bytes(Layout.TAG_BYTES);
        long number = key.u64();
        key.end();
        FieldReader value = new FieldReader(row.value());
        int kind = value.u8();
        if (kind != CAME && kind != GONE) {
            throw new MalformedException("unknown kind " + kind + " of an arrival");
        }
        ArrivalRow arrival = new ArrivalRow(number, kind == CAME, value.chunkId());
        value.end();
        return arrival;
    }

    byte[] value() {
        return new FieldWriter(1 + Id.BYTES).u8(came ? CAME : GONE).id(id).toBytes();
    }
}
