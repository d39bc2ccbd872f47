package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Chunk ids that a log entry names, open to every device: what should exist.
 *
 * <p>Layout: chunk header (type 04, suite 00) ‖ named type u8 ‖ flags u8 (01: held) ‖ 0 u16 ‖ count u32 ‖ count ×
 * (placement u8 ‖ chunk id 32), ascending by id without repetition. Ids are hashes, so their own order says nothing of
 * the photos they belong to, and equal sets make equal lists.
 *
 * @param named the type of all chunks named here, so that a device knows what it takes before it has it
 * @param held whether the entry's signer means to hold these chunks in its own store, whatever else it takes
 */
public record ChunkList(ChunkType named, boolean held, List<Row> rows) {
    private static final int FLAG_HELD = 1;

    /**
     * One chunk.
     *
     * @param placement 8 bits shared by all chunks of a photo: enough to spread a library over disks by whole photos,
     *     too few to tell which chunks make up one
     */
    public record Row(int placement, ChunkId id) {}

    public ChunkList {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.size() > Limits.LIST_IDS_MAX) {
            throw new IllegalArgumentException(
                    "a list names 1 to " + Limits.LIST_IDS_MAX + " chunks, not " + rows.size());
        }
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i - 1).id().compareTo(rows.get(i).id()) >= 0) {
                throw new IllegalArgumentException("chunk ids out of order");
            }
        }
    }

    /** As many lists as it takes for these rows; a chunk named twice keeps its smaller placement. */
    public static List<ChunkList> covering(ChunkType named, boolean held, Collection<Row> rows) {
        List<Row> sorted = rows.stream().sorted(ChunkList::order).toList();
        List<Row> distinct = new ArrayList<>(sorted.size());
        for (Row row : sorted) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).id().equals(row.id())) {
                distinct.add(row);
            }
        }
        List<ChunkList> lists = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += Limits.LIST_IDS_MAX) {
            int to = Math.min(distinct.size(), from + Limits.LIST_IDS_MAX);
            lists.add(new ChunkList(named, held, distinct.subList(from, to)));
        }
        return lists;
    }

    public SealedChunk toChunk() {
        FieldWriter out = new FieldWriter(20 + 33 * rows.size());
        out.bytes(new ChunkHeader(ChunkType.LIST, EpochName.NONE).bytes());
        out.u8(named.code()).u8(held ? FLAG_HELD : 0).u16(0).u32(rows.size());
        for (Row row : rows) {
            out.u8(row.placement()).id(row.id());
        }
        return SealedChunk.of(out.toBytes());
    }

    public static ChunkList parse(SealedChunk chunk) throws MalformedException {
        FieldReader in = new FieldReader(chunk.bytes());
        ChunkHeader header = ChunkHeader.read(in);
        if (header.type() != ChunkType.LIST || !header.epoch().equals(EpochName.NONE)) {
            throw new MalformedException("not a list");
        }
        ChunkType named = ChunkType.of(in.u8());
        int flags = in.u8();
        int reserved = in.u16();
        if ((flags & ~FLAG_HELD) != 0 || reserved != 0) {
            throw new MalformedException("unknown list flags " + flags + ", " + reserved);
        }
        int count = in.size32(Limits.LIST_IDS_MAX);
        List<Row> rows = new ArrayList<>(Math.min(count, in.remaining() / 33));
        for (int i = 0; i < count; i++) {
            rows.add(new Row(in.u8(), in.chunkId()));
        }
        in.end();
        try {
            return new ChunkList(named, flags == FLAG_HELD, rows);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a list: " + e.getMessage());
        }
    }

    private static int order(Row a, Row b) {
        int order = a.id().compareTo(b.id());
        return order != 0 ? order : Integer.compare(a.placement(), b.placement());
    }
}
