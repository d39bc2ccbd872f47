package dev.roost.node.media;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A TIFF structure (TIFF 6.0, section 2): the form of EXIF blocks and of most raw files. */
final class Tiff {
    private static final int ENTRY_BYTES = 12;

    /** Cameras write some hundred entries; a table that claims more is read up to here. */
    private static final int ENTRIES_MAX = 2_000;

    private static final int TIFF = 42;
    private static final int PANASONIC = 0x55;
    private static final int OLYMPUS = 0x4F52;
    private static final int OLYMPUS_TOO = 0x5352;

    private final Span block;
    private final boolean little;

    private Tiff(Span block, boolean little) {
        this.block = block;
        this.little = little;
    }

    /** A structure at the start of a block, or empty if there is none. */
    static Optional<Tiff> of(Span block) throws IOException {
        boolean little = block.startsWith("II");
        if (!little && !block.startsWith("MM")) {
            return Optional.empty();
        }
        Tiff tiff = new Tiff(block, little);
        int magic = tiff.u16(2);
        boolean known = magic == TIFF || magic == PANASONIC || magic == OLYMPUS || magic == OLYMPUS_TOO;
        return known ? Optional.of(tiff) : Optional.empty();
    }

    /** Tables without a header of their own, in the byte order said; their positions count from the block's start. */
    static Tiff bigEndian(Span block) {
        return new Tiff(block, false);
    }

    Span block() {
        return block;
    }

    Directory first() throws IOException {
        return directory(u32(4));
    }

    /** The table at a position; a damaged one has the entries that can be read. */
    Directory directory(long at) {
        Map<Integer, Directory.Entry> entries = new LinkedHashMap<>();
        long next = 0;
        try {
            int count = u16(at);
            for (int i = 0; i < Math.min(count, ENTRIES_MAX); i++) {
                long entry = at + 2 + (long) i * ENTRY_BYTES;
                entries.putIfAbsent(u16(entry), new Directory.Entry(u16(entry + 2), u32(entry + 4), entry + 8));
            }
            next = u32(at + 2 + (long) count * ENTRY_BYTES);
        } catch (IOException e) {
            // The table reaches beyond the block: what was read of it stands.
            next = 0;
        }
        return new Directory(this, entries, next);
    }

    int u16(long at) throws IOException {
        return little ? block.littleU16(at) : block.u16(at);
    }

    long u32(long at) throws IOException {
        return little ? block.littleU32(at) : block.u32(at);
    }
}
