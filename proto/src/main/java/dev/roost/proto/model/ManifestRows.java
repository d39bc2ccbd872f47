package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows of a manifest that outgrew one chunk; sealed as a chunk of type 02.
 *
 * <p>Layout: {@code "RSTW"} ‖ version 01 ‖ 0 u8 ‖ 0 u16 ‖ count u32 ‖ count × row.
 */
public record ManifestRows(List<ManifestRow> rows) {
    private static final byte[] MAGIC = "RSTW".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    public ManifestRows {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.size() > Limits.MANIFEST_ROWS_MAX) {
            throw new IllegalArgumentException("a row chunk has 1 to " + Limits.MANIFEST_ROWS_MAX + " rows");
        }
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter(12 + ManifestRow.BYTES * rows.size());
        out.bytes(MAGIC).u8(VERSION).u8(0).u16(0).u32(rows.size());
        ManifestRow.writeAll(out, rows);
        return out.toBytes();
    }

    public static ManifestRows parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        in.expect(MAGIC, "manifest rows");
        int version = in.u8();
        if (version != VERSION || in.u8() != 0 || in.u16() != 0) {
            throw new MalformedException("manifest rows " + version + " are unknown to this version");
        }
        int count = in.size32(Limits.MANIFEST_ROWS_MAX);
        if (count == 0) {
            throw new MalformedException("manifest rows without a row");
        }
        List<ManifestRow> rows = ManifestRow.readAll(in, count);
        in.end();
        return new ManifestRows(rows);
    }
}
