package dev.roost.storage;

import dev.roost.proto.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows to put and to remove as one, the later winning. Used by one thread. */
public final class TableBatch {
    private final List<Change> changes = new ArrayList<>();

    /** One change; no value removes the row. */
    public record Change(Octets key, Optional<Octets> value) {}

    public TableBatch put(byte[] key, byte[] value) {
        changes.add(new Change(Octets.copyOf(key), Optional.of(Octets.copyOf(value))));
        return this;
    }

    public TableBatch remove(byte[] key) {
        changes.add(new Change(Octets.copyOf(key), Optional.empty()));
        return this;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }
}
