package dev.roost.storage.memory;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LogId;
import dev.roost.storage.Exceptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What others lack, on the heap. Safe for use by many threads. */
final class MemoryExceptions implements Exceptions {
    private record Place(DeviceId device, LogId log) {}

    private final MemoryStorage storage;
    private final Map<Place, Set<ChunkId>> lacking = new HashMap<>();

    MemoryExceptions(MemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public synchronized void replace(DeviceId device, LogId log, Collection<ChunkId> ids) {
        storage.ensureOpen();
        lacking.put(new Place(device, log), Set.copyOf(ids));
    }

    @Override
    public synchronized Set<ChunkId> of(DeviceId device, LogId log) {
        storage.ensureOpen();
        return lacking.getOrDefault(new Place(device, log), Set.of());
    }
}
