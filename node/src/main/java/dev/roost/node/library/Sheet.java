package dev.roost.node.library;

import dev.roost.proto.model.Octets;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows as they will be: reading sees what was written here before, and nobody else sees any of it until it is applied
 * to the table below as one batch. Used by one thread.
 */
final class Sheet implements Table {
    private final Table below;
    private final TreeMap<Octets, Optional<Octets>> changes = new TreeMap<>();

    Sheet(Table below) {
        this.below = below;
    }

    void put(byte[] key, byte[] value) {
        changes.put(Octets.copyOf(key), Optional.of(Octets.copyOf(value)));
    }

    void remove(byte[] key) {
        changes.put(Octets.copyOf(key), Optional.empty());
    }

    /** Writes everything to the table below. */
    void apply() throws IOException {
        TableBatch batch = new TableBatch();
        changes.forEach((key, value) -> value.ifPresentOrElse(
                bytes -> batch.put(key.toArray(), bytes.toArray()), () -> batch.remove(key.toArray())));
        below.apply(batch);
        changes.clear();
    }

    @Override
    public Optional<byte[]> get(byte[] key) throws IOException {
        Octets name = Octets.copyOf(key);
        return changes.containsKey(name)
                ? changes.getOrDefault(name, Optional.empty()).map(Octets::toArray)
                : below.get(key);
    }

    @Override
    public void scan(byte[] prefix, Visitor visitor) throws IOException {
        scanFrom(prefix, prefix, visitor);
    }

    @Override
    public void scanFrom(byte[] prefix, byte[] from, Visitor visitor) throws IOException {
        Merge merge = new Merge(changed(prefix, from), visitor);
        below.scanFrom(prefix, from, merge);
        merge.end();
    }

    @Override
    public void apply(TableBatch batch) {
        batch.changes().forEach(change -> changes.put(change.key(), change.value()));
    }

    private Deque<Map.Entry<Octets, Optional<Octets>>> changed(byte[] prefix, byte[] from) {
        byte[] first = Arrays.compareUnsigned(prefix, from) > 0 ? prefix : from;
        Deque<Map.Entry<Octets, Optional<Octets>>> rows = new ArrayDeque<>();
        for (Map.Entry<Octets, Optional<Octets>> row :
                changes.tailMap(Octets.copyOf(first), true).entrySet()) {
            byte[] key = row.getKey().toArray();
            if (key.length < prefix.length || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
                break;
            }
            rows.add(Map.entry(row.getKey(), row.getValue()));
        }
        return rows;
    }

    /** Shows the rows below and the changed ones in one order. */
    private static final class Merge implements Visitor {
        private final Deque<Map.Entry<Octets, Optional<Octets>>> changed;
        private final Visitor visitor;
        private boolean goesOn = true;

        Merge(Deque<Map.Entry<Octets, Optional<Octets>>> changed, Visitor visitor) {
            this.changed = changed;
            this.visitor = visitor;
        }

        @Override
        public boolean row(byte[] key, byte[] value) throws IOException {
            Octets name = Octets.copyOf(key);
            boolean replaced = false;
            while (goesOn && !changed.isEmpty() && changed.getFirst().getKey().compareTo(name) <= 0) {
                replaced |= changed.getFirst().getKey().equals(name);
                showChanged();
            }
            if (goesOn && !replaced) {
                goesOn = visitor.row(key, value);
            }
            return goesOn;
        }

        void end() throws IOException {
            while (goesOn && !changed.isEmpty()) {
                showChanged();
            }
        }

        private void showChanged() throws IOException {
            Map.Entry<Octets, Optional<Octets>> row = changed.removeFirst();
            if (row.getValue().isPresent()) {
                goesOn =
                        visitor.row(row.getKey().toArray(), row.getValue().get().toArray());
            }
        }
    }
}
