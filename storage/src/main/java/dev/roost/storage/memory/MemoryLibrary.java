package dev.roost.storage.memory;

import dev.roost.proto.model.LibraryId;
import dev.roost.storage.Exceptions;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.Logs;
import dev.roost.storage.Table;

/** Everything of one library, on the heap. Safe for use by many threads. */
final class MemoryLibrary implements LibraryStore {
    private final LibraryId id;
    private final MemoryChunkStore chunks;
    private final MemoryLogs logs;
    private final MemoryExceptions elsewhere;
    private final MemoryTable index;
    private final MemoryTable local;

    MemoryLibrary(MemoryStorage storage, LibraryId id) {
        this.id = id;
        this.chunks = new MemoryChunkStore(storage);
        this.logs = new MemoryLogs(storage, id);
        this.elsewhere = new MemoryExceptions(storage);
        this.index = new MemoryTable(storage);
        this.local = new MemoryTable(storage);
    }

    @Override
    public LibraryId id() {
        return id;
    }

    @Override
    public MemoryChunkStore chunks() {
        return chunks;
    }

    @Override
    public Logs logs() {
        return logs;
    }

    @Override
    public Exceptions elsewhere() {
        return elsewhere;
    }

    @Override
    public Table index() {
        return index;
    }

    @Override
    public Table local() {
        return local;
    }
}
