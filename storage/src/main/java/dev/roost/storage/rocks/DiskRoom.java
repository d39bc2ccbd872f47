package dev.roost.storage.rocks;

import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The room on the store's disk, and the reserve that stays free, so that a full disk is met here, with a sentence, and
 * not in the middle of a write. Safe for use by many threads.
 */
final class DiskRoom {
    private static final long MIB = 1L << 20;
    private static final long RESERVE_BYTES_MAX = 1024 * MIB;
    private static final long RESERVE_BYTES_MIN = 32 * MIB;
    private static final int RESERVE_PERCENT = 2;

    /** What RocksDB writes to open a store, besides what it replays. */
    private static final long OPENING_BYTES = MIB;

    private final Path folder;
    private final FileStore disk;

    DiskRoom(Path folder) throws IOException {
        this.folder = folder;
        this.disk = Files.getFileStore(folder);
    }

    /** Bytes above the reserve; less than none if that is broken into. */
    long bytes() throws IOException {
        return disk.getUsableSpace() - reserve();
    }

    /** Throws unless so many bytes fit above the reserve. */
    void require(long bytes) throws IOException {
        if (bytes() < bytes) {
            throw new StoreFullException("The disk of %s is full: %d MB are left, and %d MB stay free. "
                            .formatted(folder, disk.getUsableSpace() / MIB, reserve() / MIB)
                    + "Nothing more is taken until there is room; what is held stays, and is served.");
        }
    }

    /** Throws unless a store can be opened: its write-ahead log is replayed into files of the same size. */
    void requireToOpen(Path store) throws IOException {
        long needed = OPENING_BYTES;
        for (Path log : RecordFiles.logs(store)) {
            // Not Files.size: an open store may delete a file between the listing and the question.
            needed += log.toFile().length();
        }
        if (disk.getUsableSpace() < needed) {
            throw new StoreFullException(
                    "The disk of %s is full: %d MB are needed to open the store again, %d are left."
                            .formatted(folder, needed / MIB, disk.getUsableSpace() / MIB));
        }
    }

    private long reserve() throws IOException {
        long share = disk.getTotalSpace() / 100 * RESERVE_PERCENT;
        return Math.min(RESERVE_BYTES_MAX, Math.max(share, RESERVE_BYTES_MIN));
    }
}
