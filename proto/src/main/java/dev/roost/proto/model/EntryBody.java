package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The sealed part of a KEPT, RELEASED or STATEMENTS entry.
 *
 * <p>Layout of the plain bytes: incarnation u64 ‖ seq u64 ‖ kept u16 × (resource 32 ‖ manifest 32) ‖ statements u16 ×
 * statement ‖ rest. The position inside binds the body to its entry and keeps equal bodies from sealing alike.
 */
public record EntryBody(long incarnation, long seq, List<KeptRow> kept, List<Statement> statements, Octets rest) {
    public EntryBody {
        kept = List.copyOf(kept);
        statements = List.copyOf(statements);
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter(1024);
        out.u64(incarnation).u64(seq).u16(kept.size());
        kept.forEach(row -> out.id(row.resource()).id(row.manifest()));
        Statement.writeAll(out, statements);
        return out.octets(rest).toBytes();
    }

    public static EntryBody parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        long incarnation = in.u64();
        long seq = in.u64();
        int count = in.count16(Limits.ENTRY_PHOTOS_MAX);
        List<KeptRow> kept = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kept.add(new KeptRow(in.resourceId(), in.chunkId()));
        }
        return new EntryBody(incarnation, seq, kept, Statement.readAll(in), Octets.copyOf(in.rest()));
    }
}
