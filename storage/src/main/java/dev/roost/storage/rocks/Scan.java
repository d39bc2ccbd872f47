package dev.roost.storage.rocks;

import java.util.List;

/**
 * What was read of a log file.
 *
 * @param places of the good records
 * @param end where the good part of the file ends
 */
record Scan(List<Place> places, long end, Stop stop) {
    /** Why it went no further. */
    enum Stop {
        /** The file ends there. */
        END,
        /** A write was not finished. */
        TORN,
        /** Bytes that were right once are wrong. */
        DAMAGED,
        /** The disk does not give the bytes. */
        UNREADABLE
    }
}
