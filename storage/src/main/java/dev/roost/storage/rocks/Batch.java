package dev.roost.storage.rocks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Rows of several families to be written as one. Used by one thread, and only while its database is open. */
final class Batch implements AutoCloseable {
    private final Path store;
    private final Map<Family, ColumnFamilyHandle> handles;
    private final WriteBatch rows = new WriteBatch();

    Batch(Path store, Map<Family, ColumnFamilyHandle> handles) {
        this.store = store;
        this.handles = handles;
    }

    Batch put(Family family, byte[] key, byte[] value) throws IOException {
        try {
            rows.put(Database.handle(handles, family), key, value);
            return this;
        } catch (RocksDBException e) {
            throw RocksErrors.told(store, e);
        }
    }

    Batch remove(Family family, byte[] key) throws IOException {
        try {
            rows.delete(Database.handle(handles, family), key);
            return this;
        } catch (RocksDBException e) {
            throw RocksErrors.told(store, e);
        }
    }

    boolean isEmpty() {
        return rows.count() == 0;
    }

    WriteBatch rows() {
        return rows;
    }

    @Override
    public void close() {
        rows.close();
    }
}
