package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;

/** An entry, and how many photos lie in it and in no other. */
public record EntryRow(Position position, int photos, boolean held) {
    private static final int HELD = 1;

    byte[] encode() {
        return new FieldWriter(5).u32(photos).u8(held ? HELD : 0).toBytes();
    }

    static EntryRow parse(Position position, byte[] value) throws MalformedException {
        FieldReader in = new FieldReader(value);
        return new EntryRow(position, in.u32(), (in.u8() & HELD) != 0);
    }

    EntryRow plus(int more) {
        return new EntryRow(position, photos + more, held);
    }

    byte[] key() {
        return RowKey.of(PhotoIndex.ENTRY, position.log(), position.seq());
    }
}
