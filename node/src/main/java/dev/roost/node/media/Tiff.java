package dev.roost.node.media;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A TIFF structure (TIFF 6.0, section 2): the form of EXIF blocks and of most raw files. BigTIFF is the same with longer
 * numbers, for files that pass 4 GB.
 */
final class Tiff {
    /** Cameras write some hundred entries; a table that claims more is read up to here. */
    private static final int ENTRIES_MAX = 2_000;

    private static final int TIFF = 42;
    private static final int BIG_TIFF = 43;
    private static final int PANASONIC = 0x55;
    private static final int OLYMPUS = 0x4F52;
    private static final int OLYMPUS_TOO = 0x5352;

    private final Span block;
    private final boolean little;
    private final boolean big;

    private Tiff(Span block, boolean little, boolean big) {
        this.block = block;
        this.little = little;
        this.big = big;
    }

    /** A structure at the start of a block, or empty if there is none. */
    static Optional<Tiff> of(Span block) throws IOException {
        boolean little = block.startsWith("II");
        if (!little && !block.startsWith("MM")) {
            return Optional.empty();
        }
        int magic = little ? block.littleU16(2) : block.u16(2);
        Tiff tiff = new Tiff(block, little, magic == BIG_TIFF);
        boolean known =
                magic == TIFF || magic == BIG_TIFF || magic == PANASONIC || magic == OLYMPUS || magic == OLYMPUS_TOO;
        return known ? Optional.of(tiff) : Optional.empty();
    }

    /** Tables without a header of their own, in the byte order said; their positions count from the block's start. */
    static Tiff bigEndian(Span block) {
        return new Tiff(block, false, false);
    }

    Span block() {
        return block;
    }

    Directory first() throws IOException {
        return directory(word(wordBytes()));
    }

    /** The table at a position; a damaged one has the entries that can be read. */
    Directory directory(long at) {
        Map<Integer, Directory.Entry> entries = new LinkedHashMap<>();
        long next = 0;
        try {
            long count = big ? u64(at) : u16(at);
            long first = at + (big ? 8 : 2);
            int bytes = 4 + 2 * wordBytes();
            for (int i = 0; i < Math.min(count, ENTRIES_MAX); i++) {
                long entry = first + (long) i * bytes;
                long cell = entry + 4 + wordBytes();
                entries.putIfAbsent(u16(entry), new Directory.Entry(u16(entry + 2), word(entry + 4), cell));
            }
            next = count > ENTRIES_MAX ? 0 : word(first + count * bytes);
        } catch (IOException e) {
            // The table reaches beyond the block: what was read of it stands.
            next = 0;
        }
        return new Directory(this, entries, next);
    }

    /** How many bytes a count or a position has, and so a value that stands in its place. */
    int wordBytes() {
        return big ? 8 : 4;
    }

    /** A count or a position. */
    long word(long at) throws IOException {
        return big ? u64(at) : u32(at);
    }

    int u16(long at) throws IOException {
        return little ? block.littleU16(at) : block.u16(at);
    }

    long u32(long at) throws IOException {
        return little ? block.littleU32(at) : block.u32(at);
    }

    long u64(long at) throws IOException {
        return little ? block.littleU64(at) : block.u64(at);
    }
}
