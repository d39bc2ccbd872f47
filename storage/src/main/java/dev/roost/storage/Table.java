package dev.roost.storage;

import java.io.IOException;
import java.util.Optional;

/**
 * Rows of bytes under keys of bytes, ordered by key as unsigned bytes. What they mean is for whoever writes them. Safe
 * for use by many threads.
 */
public interface Table {
    Optional<byte[]> get(byte[] key) throws IOException;

    /** Shows the rows whose keys begin with the prefix, ascending, until the visitor has enough. */
    void scan(byte[] prefix, Visitor visitor) throws IOException;

    /** As {@link #scan}, but only rows whose keys are {@code from} or greater. */
    void scanFrom(byte[] prefix, byte[] from, Visitor visitor) throws IOException;

    /** Writes a batch as one: visible at once, durable with the next commit of the store or {@link Storage#sync}. */
    void apply(TableBatch batch) throws IOException;

    /** Sees one row after the other. */
    @FunctionalInterface
    interface Visitor {
        /** Returns whether to go on. The arrays are the visitor's to keep. */
        boolean row(byte[] key, byte[] value) throws IOException;
    }
}
