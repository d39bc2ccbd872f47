package dev.roost.storage.rocks;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.StoreCounts;

/**
 * The row of {@code facts} under a library's tag alone: its counts, written with every row that changes them.
 *
 * <p>Layout: held chunks u64 ‖ held bytes u64 ‖ held payload chunks u64 ‖ named chunks u64 ‖ lacking chunks u64 ‖ next
 * arrival number u64.
 */
record CountsRow(StoreCounts counts, long nextArrival) {
    static final CountsRow NONE = new CountsRow(StoreCounts.NONE, 1);

    private static final int BYTES = 48;

    static CountsRow read(byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        StoreCounts counts = new StoreCounts(in.u64(), in.u64(), in.u64(), in.u64(), in.u64());
        CountsRow read = new CountsRow(counts, in.u64());
        in.end();
        return read;
    }

    byte[] write() {
        return new FieldWriter(BYTES)
                .u64(counts.heldChunks())
                .u64(counts.heldBytes())
                .u64(counts.payloadChunks())
                .u64(counts.namedChunks())
                .u64(counts.lackingChunks())
                .u64(nextArrival)
                .toBytes();
    }
}
