package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of one resource, decided by its bytes alone: two members that keep one file make one manifest. It is
 * sealed as a chunk of type 02.
 *
 * <p>Layout: {@code "RSTM"} ‖ version 01 ‖ cut version u8 ‖ form u8 ‖ 0 u8 ‖ length u64 ‖ SHA-256 32 ‖ count u32 ‖
 * then by form: 00 count × row; 01 count × chunk id of a {@link ManifestRows} chunk, each but the last full.
 *
 * @param length plain bytes of the resource
 * @param cut which version of the cutting rule made the chunks
 * @param rows the chunks in file order; empty when {@code rowChunks} names them
 * @param rowChunks where the rows are when they are more than {@link Limits#MANIFEST_ROWS_MAX}
 */
public record Manifest(long length, ContentHash hash, int cut, List<ManifestRow> rows, List<ChunkId> rowChunks) {
    private static final byte[] MAGIC = "RSTM".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int FORM_ROWS = 0;
    private static final int FORM_ROW_CHUNKS = 1;

    public Manifest {
        rows = List.copyOf(rows);
        rowChunks = List.copyOf(rowChunks);
        if (rows.isEmpty() == rowChunks.isEmpty()) {
            throw new IllegalArgumentException("a manifest has rows or names row chunks");
        }
        if (rows.size() > Limits.MANIFEST_ROWS_MAX || rowChunks.size() > Limits.MANIFEST_ROW_CHUNKS_MAX) {
            throw new IllegalArgumentException("too many rows: " + rows.size() + ", " + rowChunks.size());
        }
        if (!rows.isEmpty()
                && length != rows.stream().mapToLong(ManifestRow::length).sum()) {
            throw new IllegalArgumentException("the rows do not add up to " + length + " bytes");
        }
        if (length < 0) {
            throw new IllegalArgumentException("a length of " + length);
        }
    }

    /** Whether the rows stand in chunks of their own. */
    public boolean isDivided() {
        return !rowChunks.isEmpty();
    }

    public byte[] encode() {
        FieldWriter out = new FieldWriter(64 + ManifestRow.BYTES * rows.size() + Id.BYTES * rowChunks.size());
        out.bytes(MAGIC)
                .u8(VERSION)
                .u8(cut)
                .u8(isDivided() ? FORM_ROW_CHUNKS : FORM_ROWS)
                .u8(0);
        out.u64(length).id(hash);
        if (isDivided()) {
            out.u32(rowChunks.size());
            rowChunks.forEach(out::id);
        } else {
            out.u32(rows.size());
            ManifestRow.writeAll(out, rows);
        }
        return out.toBytes();
    }

    public static Manifest parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        in.expect(MAGIC, "a manifest");
        int version = in.u8();
        int cut = in.u8();
        int form = in.u8();
        int reserved = in.u8();
        if (version != VERSION || reserved != 0 || form > FORM_ROW_CHUNKS) {
            throw new MalformedException("manifest " + version + "/" + form + " is unknown to this version");
        }
        long length = in.u64();
        ContentHash hash = ContentHash.of(in.bytes(Id.BYTES));
        List<ManifestRow> rows = List.of();
        List<ChunkId> rowChunks = new ArrayList<>();
        if (form == FORM_ROWS) {
            rows = ManifestRow.readAll(in, in.size32(Limits.MANIFEST_ROWS_MAX));
        } else {
            int count = in.size32(Limits.MANIFEST_ROW_CHUNKS_MAX);
            for (int i = 0; i < count; i++) {
                rowChunks.add(in.chunkId());
            }
        }
        in.end();
        try {
            return new Manifest(length, hash, cut, rows, rowChunks);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a manifest: " + e.getMessage());
        }
    }
}
