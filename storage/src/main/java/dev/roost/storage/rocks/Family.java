package dev.roost.storage.rocks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** RocksDB's column families. Their names are part of the format. */
enum Family {
    /** RocksDB insists on it; nothing is kept there. */
    DEFAULT,
    CHUNKS,
    ARRIVALS,
    FACTS,
    ELSEWHERE,
    LOGS,
    LOCAL,
    INDEX;

    byte[] label() {
        return name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
