package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One chunk of a resource, in file order.
 *
 * <p>Layout, 52 bytes: chunk id 32 ‖ length u32 ‖ fingerprint 16.
 *
 * @param length plain bytes of the resource in this chunk, 1 to {@link Limits#CHUNK_PLAIN_BYTES_MAX}; 0 only in the
 *     one chunk of an empty file
 */
public record ManifestRow(ChunkId id, int length, Fingerprint fingerprint) {
    static final int BYTES = 52;

    public ManifestRow {
        if (length < 0 || length > Limits.CHUNK_PLAIN_BYTES_MAX) {
            throw new IllegalArgumentException("a chunk of " + length + " bytes");
        }
    }

    static void writeAll(FieldWriter out, List<ManifestRow> rows) {
        for (ManifestRow row : rows) {
            out.id(row.id()).u32(row.length());
            row.fingerprint().write(out);
        }
    }

    static List<ManifestRow> readAll(FieldReader in, int count) throws MalformedException {
        List<ManifestRow> rows = new ArrayList<>(Math.min(count, in.remaining() / BYTES));
        for (int i = 0; i < count; i++) {
            rows.add(new ManifestRow(in.chunkId(), in.size32(Limits.CHUNK_PLAIN_BYTES_MAX), Fingerprint.read(in)));
        }
        return rows;
    }
}
