package dev.roost.storage.rocks;

import dev.roost.storage.DamagedStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Looks through RocksDB's record files before RocksDB does, for the faults that it meets with silence. A record type
 * with a wrong bit makes it read for ever; a wrong length in the last block of the manifest makes it take that for the
 * end, and delete the files that the lost records named.
 *
 * <p>The format: blocks of 32 KiB; in them records of masked CRC32C u32 ‖ length u16 ‖ type u8 ‖ bytes, little-endian,
 * the CRC over type and bytes; less than 7 bytes at the end of a block are zero. Stateless.
 */
final class RecordFiles {
    private static final int BLOCK_BYTES = 32 * 1024;
    private static final int HEAD_BYTES = 7;
    private static final int TYPE_AT = 6;

    /** Types of whole records and their parts; what follows up to 8 belongs to recycled files, which are not used. */
    private static final int TYPE_MAX = 4;

    private static final int RECYCLED_TYPE_MAX = 8;
    private static final int CRC_MASK = 0xa282ead8;

    /** What the walk through a block met first. */
    private enum Met {
        END,
        TORN,
        WRONG,
        ENDLESS
    }

    private RecordFiles() {}

    /**
     * Checks a store that is closed.
     *
     * @throws DamagedStoreException if RocksDB would lose rows in silence or never come back
     */
    static void check(Path store) throws IOException {
        Path current = store.resolve("CURRENT");
        if (!Files.exists(current)) {
            return;
        }
        String name = Files.readString(current, StandardCharsets.ISO_8859_1).strip();
        // Any other text there is for RocksDB to refuse.
        if (name.matches("MANIFEST-[0-9]+") && Files.isRegularFile(store.resolve(name))) {
            if (walk(store.resolve(name)).compareTo(Met.TORN) > 0) {
                throw damaged(store, store.resolve(name));
            }
        }
        for (Path log : logs(store)) {
            // A torn or wrong end of a log is judged by RocksDB, which knows what it still needs of it.
            if (walk(log) == Met.ENDLESS) {
                throw damaged(store, log);
            }
        }
    }

    private static Met walk(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Met met = Met.END;
            while (met == Met.END) {
                byte[] block = in.readNBytes(BLOCK_BYTES);
                if (block.length == 0) {
                    return Met.END;
                }
                met = walk(ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN));
                if (met == Met.TORN && block.length == BLOCK_BYTES) {
                    return Met.WRONG;
                }
            }
            return met;
        }
    }

    private static Met walk(ByteBuffer block) {
        int at = 0;
        while (block.limit() - at >= HEAD_BYTES) {
            int type = block.get(at + TYPE_AT) & 0xFF;
            if (type > TYPE_MAX && type <= RECYCLED_TYPE_MAX) {
                return Met.ENDLESS;
            }
            if (!isRecord(block, at)) {
                return isTorn(block, at) ? Met.TORN : Met.WRONG;
            }
            at += HEAD_BYTES + length(block, at);
        }
        boolean whole = at == block.limit() || block.limit() == BLOCK_BYTES;
        return whole ? Met.END : Met.TORN;
    }

    private static boolean isRecord(ByteBuffer block, int at) {
        int end = at + HEAD_BYTES + length(block, at);
        return end <= block.limit() && crcFits(block, at, block.get(at + TYPE_AT), end);
    }

    /**
     * Whether the bytes from here on are a record that was not written to its end: none that goes beyond the end by
     * its length alone, while its CRC fits the bytes there are; and no whole record behind it.
     */
    private static boolean isTorn(ByteBuffer block, int at) {
        if (at + HEAD_BYTES + length(block, at) <= block.limit()) {
            return false;
        }
        for (int type = 1; type <= TYPE_MAX; type++) {
            if (crcFits(block, at, (byte) type, block.limit())) {
                return false;
            }
        }
        for (int next = at + 1; next <= block.limit() - HEAD_BYTES; next++) {
            if (block.get(next + TYPE_AT) > 0 && block.get(next + TYPE_AT) <= TYPE_MAX && isRecord(block, next)) {
                return false;
            }
        }
        return true;
    }

    private static int length(ByteBuffer block, int at) {
        return block.getShort(at + 4) & 0xFFFF;
    }

    private static boolean crcFits(ByteBuffer block, int at, byte type, int end) {
        CRC32C crc = new CRC32C();
        crc.update(type);
        crc.update(block.duplicate().limit(end).position(at + HEAD_BYTES));
        return block.getInt(at) == masked(crc);
    }

    /** A CRC32C as RocksDB stores it. */
    static int maskedCrc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return masked(crc);
    }

    private static int masked(CRC32C crc) {
        return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK;
    }

    private static DamagedStoreException damaged(Path store, Path file) {
        return new DamagedStoreException(store, "a record in " + file.getFileName() + " has wrong bytes", null);
    }

    /** The files of the write-ahead log. */
    static List<Path> logs(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .toList();
        }
    }
}
