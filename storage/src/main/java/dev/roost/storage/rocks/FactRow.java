package dev.roost.storage.rocks;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.ChunkFact;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a chunk, and where it stands in the order of arrival: one row for each chunk.
 *
 * <p>Layout: flags u8 (01 held, 02 taken, 04 damaged or gone when it was last read) ‖ type u8 ‖ placement u8 ‖ size u32
 * ‖ arrival u64 ‖ hashed at u64 ‖ leased until u64 ‖ namings u16 × (log number u32 ‖ seq u64).
 *
 * @param arrival number of its newest row in the family of that name, 0 while it has none
 * @param damaged whether it was held, and found damaged or gone since
 */
record FactRow(ChunkFact fact, long arrival, boolean damaged) {
    static final FactRow UNKNOWN = new FactRow(ChunkFact.UNKNOWN, 0, false);

    private static final int HELD = 1;
    private static final int TAKEN = 2;
    private static final int DAMAGED = 4;
    private static final int FIXED_BYTES = 33;
    private static final int NAMING_BYTES = 12;

    /** Tells whether a row is of a held chunk, without reading the rest of it. */
    static boolean isHeld(byte[] row) throws MalformedException {
        return (flags(new FieldReader(row)) & HELD) != 0;
    }

    static FactRow read(byte[] row, LogNumbers logs) throws MalformedException {
        FieldReader in = new FieldReader(row);
        int flags = flags(in);
        int type = in.u8();
        int placement = in.u8();
        int size = in.size32(Integer.MAX_VALUE);
        long arrival = in.u64();
        long hashedAt = in.u64();
        long leasedUntil = in.u64();
        List<ChunkFact.Naming> naming = new ArrayList<>();
        for (int left = in.count16(ChunkFact.NAMINGS_MAX); left > 0; left--) {
            naming.add(new ChunkFact.Naming(logs.log(in.u32()), in.u64()));
        }
        in.end();
        ChunkFact fact = new ChunkFact(
                (flags & HELD) != 0, (flags & TAKEN) != 0, type, size, placement, hashedAt, leasedUntil, naming);
        return new FactRow(fact, arrival, (flags & DAMAGED) != 0);
    }

    byte[] write(LogNumbers logs) {
        FieldWriter out =
                new FieldWriter(FIXED_BYTES + NAMING_BYTES * fact.naming().size());
        out.u8((fact.held() ? HELD : 0) | (fact.taken() ? TAKEN : 0) | (damaged ? DAMAGED : 0));
        out.u8(fact.type()).u8(fact.placement()).u32(fact.size());
        out.u64(arrival).u64(fact.hashedAt()).u64(fact.leasedUntil());
        out.u16(fact.naming().size());
        for (ChunkFact.Naming naming : fact.naming()) {
            out.u32(logs.number(naming.log()).orElseThrow()).u64(naming.seq());
        }
        return out.toBytes();
    }

    private static int flags(FieldReader in) throws MalformedException {
        int flags = in.u8();
        if ((flags & ~(HELD | TAKEN | DAMAGED)) != 0) {
            throw new MalformedException("unknown flags " + flags + " in a fact");
        }
        return flags;
    }
}
