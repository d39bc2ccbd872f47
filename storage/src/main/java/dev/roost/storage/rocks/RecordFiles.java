package dev.roost.storage.rocks;

import dev.roost.storage.DamagedStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    static final int BLOCK_BYTES = 32 * 1024;
    static final int HEAD_BYTES = 7;
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

    /** How far it went: to the end of the last good record. */
    private record Walk(Met met, long end) {}

    private RecordFiles() {}

    /**
     * Checks a store that is closed.
     *
     * @throws DamagedStoreException if RocksDB would lose rows in silence or never come back
     */
    static void check(Path store) throws IOException {
        Optional<Path> manifest = Extent.manifest(store).map(store::resolve).filter(Files::isRegularFile);
        // Any other text in CURRENT is for RocksDB to refuse.
        if (manifest.isPresent() && walk(manifest.get()).met().compareTo(Met.TORN) > 0) {
            throw damaged(store, manifest.get());
        }
        for (Path log : logs(store)) {
            // A torn or wrong end of a log is judged by RocksDB, which knows what it still needs of it.
            if (walk(log).met() == Met.ENDLESS) {
                throw damaged(store, log);
            }
        }
    }

    /**
     * How many bytes of a record file are good, from its beginning; none if it is not there.
     *
     * @param known so many are known to be
     */
    static long goodBytes(Path file, long known) throws IOException {
        return Files.isRegularFile(file) ? walk(file, known).end() : 0;
    }

    private static Walk walk(Path file) throws IOException {
        return walk(file, 0);
    }

    private static Walk walk(Path file, long from) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // Records begin anew with each block.
            long begun = from / BLOCK_BYTES * BLOCK_BYTES;
            in.skipNBytes(begun);
            while (true) {
                byte[] block = in.readNBytes(BLOCK_BYTES);
                Walk walk = walk(ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN));
                boolean last = block.length < BLOCK_BYTES;
                if (last || walk.met() != Met.END) {
                    Met met = walk.met() == Met.TORN && !last ? Met.WRONG : walk.met();
                    return new Walk(met, begun + walk.end());
                }
                begun += BLOCK_BYTES;
            }
        }
    }

    private static Walk walk(ByteBuffer block) {
        int at = 0;
        while (block.limit() - at >= HEAD_BYTES) {
            int type = block.get(at + TYPE_AT) & 0xFF;
            if (type > TYPE_MAX && type <= RECYCLED_TYPE_MAX) {
                return new Walk(Met.ENDLESS, at);
            }
            if (!isRecord(block, at)) {
                return new Walk(isTorn(block, at) ? Met.TORN : Met.WRONG, at);
            }
            at += HEAD_BYTES + length(block, at);
        }
        boolean whole = at == block.limit() || block.limit() == BLOCK_BYTES;
        return new Walk(whole ? Met.END : Met.TORN, at);
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

    /** How many bytes the record at this place says that it has behind its head. */
    static int length(ByteBuffer block, int at) {
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
