package dev.roost.storage.memory;

import dev.roost.proto.model.Octets;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows on the heap. Safe for use by many threads. */
final class MemoryTable implements Table {
    private final MemoryStorage storage;
    private final TreeMap<Octets, Octets> rows = new TreeMap<>();

    MemoryTable(MemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public synchronized Optional<byte[]> get(byte[] key) {
        storage.ensureOpen();
        return Optional.ofNullable(rows.get(Octets.copyOf(key))).map(Octets::toArray);
    }

    @Override
    public void scan(byte[] prefix, Visitor visitor) throws IOException {
        scanFrom(prefix, prefix, visitor);
    }

    @Override
    public void scanFrom(byte[] prefix, byte[] from, Visitor visitor) throws IOException {
        byte[] first = Arrays.compareUnsigned(prefix, from) > 0 ? prefix : from;
        for (Map.Entry<Octets, Octets> row : rowsFrom(prefix, first)) {
            storage.ensureOpen();
            if (!visitor.row(row.getKey().toArray(), row.getValue().toArray())) {
                return;
            }
        }
    }

    @Override
    public synchronized void apply(TableBatch batch) {
        storage.ensureOpen();
        for (TableBatch.Change change : batch.changes()) {
            change.value().ifPresentOrElse(value -> rows.put(change.key(), value), () -> rows.remove(change.key()));
        }
    }

    private synchronized List<Map.Entry<Octets, Octets>> rowsFrom(byte[] prefix, byte[] first) {
        storage.ensureOpen();
        List<Map.Entry<Octets, Octets>> found = new ArrayList<>();
        for (Map.Entry<Octets, Octets> row :
                rows.tailMap(Octets.copyOf(first), true).entrySet()) {
            byte[] key = row.getKey().toArray();
            if (key.length < prefix.length || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
                break;
            }
            found.add(Map.entry(row.getKey(), row.getValue()));
        }
        return found;
    }
}
