package dev.roost.node.app;

import dev.roost.node.library.RowKey;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.RunningTime;
import dev.roost.storage.ScrubStep;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.Optional;

/**
 * How far re-reading everything has come, and since when everything held has been read at least once: the beginning of
 * the last pass that was finished. What came later was read when it came. Safe for use by many threads.
 */
final class ScrubBook {
    private static final char SCRUB = 'y';

    private final LibraryStore store;
    private final RunningTime running;
    private long cursor;
    private long passBegan;
    private long oldest;

    ScrubBook(LibraryStore store, RunningTime running) throws IOException {
        this.store = store;
        this.running = running;
        Optional<byte[]> row = store.local().get(RowKey.of(SCRUB));
        if (row.isPresent()) {
            FieldReader in = new FieldReader(row.get());
            cursor = in.u64();
            passBegan = in.u64();
            oldest = in.u64();
        } else {
            passBegan = running.seconds();
            oldest = passBegan;
        }
    }

    /** Running second since which everything held was read. */
    synchronized long oldestReadAt() {
        return oldest;
    }

    /** Begins a pass anew: what follows are steps from the first chunk to the last. */
    synchronized void restart() {
        cursor = 0;
        passBegan = running.seconds();
    }

    /** Re-reads the next chunks; after the last one the next step begins a new pass. */
    synchronized ScrubStep step(int max) throws IOException {
        ScrubStep step = store.chunks().scrub(cursor, max);
        cursor = step.next();
        if (step.end()) {
            oldest = passBegan;
            restart();
        }
        byte[] row = new FieldWriter(24).u64(cursor).u64(passBegan).u64(oldest).toBytes();
        store.local().apply(new TableBatch().put(RowKey.of(SCRUB), row));
        return step;
    }
}
