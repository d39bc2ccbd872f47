package dev.roost.storage.rocks;

import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What RocksDB's status codes mean here: the one place that judges them. */
enum RocksErrors {
    /** Bytes are wrong, cut short or unreadable. */
    DAMAGED,
    /** A file or a key is gone. */
    MISSING,
    /** The disk is full. */
    FULL,
    /** None of these: what was asked for may be as good as ever. */
    OTHER;

    /** Errors of the system that come without a code of their own, and say nothing about the bytes on the disk. */
    private static final List<String> SYSTEM_TROUBLE = List.of(
            "While lock file",
            "lock hold by current process",
            "Too many open files",
            "Cannot allocate memory",
            "Permission denied",
            "Operation not permitted",
            "Read-only file system");

    static RocksErrors of(RocksDBException e) {
        Status status = e.getStatus();
        if (status == null) {
            return OTHER;
        }
        return switch (status.getCode()) {
            case Corruption -> DAMAGED;
            case NotFound -> MISSING;
            case IOError -> ofIoError(status.getSubCode(), String.valueOf(e.getMessage()));
            default -> OTHER;
        };
    }

    /** The exception that tells who can help. */
    static IOException told(Path store, RocksDBException e) {
        return switch (of(e)) {
            case DAMAGED, MISSING -> new DamagedStoreException(store, String.valueOf(e.getMessage()), e);
            case FULL -> full(store, e);
            case OTHER -> new IOException("The store at " + store + ": " + e.getMessage(), e);
        };
    }

    private static RocksErrors ofIoError(Status.SubCode code, String message) {
        if (SYSTEM_TROUBLE.stream().anyMatch(message::contains)) {
            return OTHER;
        }
        return switch (code) {
            case NoSpace -> FULL;
            // RocksDB's code for "path not found" is one that its Java side does not know.
            case Undefined -> MISSING;
            case None, StaleFile -> DAMAGED;
            default -> OTHER;
        };
    }

    private static StoreFullException full(Path store, RocksDBException e) {
        StoreFullException full = new StoreFullException("The disk of " + store
                + " is full: nothing more is taken until there is room. What is held stays, and is served.");
        full.initCause(e);
        return full;
    }
}
