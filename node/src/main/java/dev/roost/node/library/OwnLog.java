package dev.roost.node.library;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogId;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of its logs this device appends to, and whether entries of an earlier one were lost. A log that was cut where it
 * was damaged is never appended to again: others may hold other entries with the same numbers. Confined to the lock of
 * its {@link Library}, but for {@link #id}.
 */
final class OwnLog {
    private static final Logger LOG = LoggerFactory.getLogger(OwnLog.class);
    private static final char INCARNATION = 'i';
    private static final char LOST = 'd';

    private final LibraryStore store;
    private final RandomGenerator random;
    private volatile LogId id;

    /** Goes on where this device stopped, or anew. */
    OwnLog(LibraryStore store, DeviceId self, boolean anew, RandomGenerator random) throws IOException {
        this.store = store;
        this.random = random;
        this.id = new LogId(self, 0);
        Optional<byte[]> incarnation = store.local().get(RowKey.of(INCARNATION));
        if (incarnation.isPresent()) {
            id = new LogId(self, new FieldReader(incarnation.get()).u64());
        }
        if (anew || incarnation.isEmpty()) {
            goOn(random.nextLong(), new TableBatch());
        } else {
            leaveIfDamaged();
        }
    }

    LogId id() {
        return id;
    }

    /** Goes on under a new incarnation: another copy of this home has written to the log. */
    void renew(long incarnation) throws IOException {
        goOn(incarnation, new TableBatch());
    }

    /** Goes on under a new incarnation if the log was found damaged, and notes that entries were lost. */
    void leaveIfDamaged() throws IOException {
        if (store.logs().damagedLogs().contains(id)) {
            LOG.warn("the log of this device was damaged: it goes on in a new one");
            goOn(random.nextLong(), new TableBatch().put(RowKey.of(LOST), new byte[0]));
        }
    }

    boolean hasLostEntries() throws IOException {
        return store.local().get(RowKey.of(LOST)).isPresent();
    }

    void mended() throws IOException {
        store.local().apply(new TableBatch().remove(RowKey.of(LOST)));
    }

    private void goOn(long incarnation, TableBatch batch) throws IOException {
        byte[] row = new FieldWriter(8).u64(incarnation).toBytes();
        store.local().apply(batch.put(RowKey.of(INCARNATION), row));
        id = new LogId(id.device(), incarnation);
    }
}
