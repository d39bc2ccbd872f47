package dev.roost.node.library;

import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LogId;

/** Builds the keys of table rows: one letter for the kind of row, then its names. Letters are unique in a table. */
public final class RowKey {
    private RowKey() {}

    public static byte[] of(char kind) {
        return start(kind).toBytes();
    }

    public static byte[] of(char kind, Id id) {
        return start(kind).id(id).toBytes();
    }

    public static byte[] of(char kind, LogId log) {
        return start(kind).id(log.device()).u64(log.incarnation()).toBytes();
    }

    public static byte[] of(char kind, LogId log, long seq) {
        return start(kind).id(log.device()).u64(log.incarnation()).u64(seq).toBytes();
    }

    public static FieldWriter start(char kind) {
        return new FieldWriter(64).u8(kind);
    }
}
