package dev.roost.storage.memory;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.LibraryId;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.RunningTime;
import dev.roost.storage.Storage;
import dev.roost.storage.StoreFullException;
import dev.roost.storage.Table;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** A whole {@link Storage} on the heap. What rots or goes missing here is told to. Safe for use by many threads. */
public final class MemoryStorage implements Storage {
    private final RunningTime time;
    private final ConcurrentSkipListMap<LibraryId, MemoryLibrary> libraries = new ConcurrentSkipListMap<>();
    private final MemoryTable local = new MemoryTable(this);
    private long roomBytes;
    private boolean closed;

    public MemoryStorage(RunningTime time) {
        this(time, Long.MAX_VALUE);
    }

    /** One that takes only so many sealed bytes. */
    public MemoryStorage(RunningTime time, long roomBytes) {
        this.time = time;
        this.roomBytes = roomBytes;
    }

    @Override
    public LibraryStore library(LibraryId id) {
        return memoryLibrary(id);
    }

    @Override
    public List<LibraryId> libraries() {
        ensureOpen();
        return List.copyOf(libraries.keySet());
    }

    @Override
    public Table local() {
        ensureOpen();
        return local;
    }

    @Override
    public void sync() {
        ensureOpen();
    }

    @Override
    public void reopen() {
        ensureOpen();
    }

    @Override
    public synchronized long roomBytes() {
        ensureOpen();
        return roomBytes;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** Flips a bit of a held chunk, as a failing disk does. */
    public void rot(LibraryId library, ChunkId id) {
        memoryLibrary(library).chunks().rot(id);
    }

    /** Loses the bytes of a held chunk, as a failing disk does. */
    public void lose(LibraryId library, ChunkId id) {
        memoryLibrary(library).chunks().lose(id);
    }

    /** Sets how many sealed bytes may still be taken. */
    public synchronized void setRoomBytes(long bytes) {
        roomBytes = bytes;
    }

    long now() {
        return time.seconds();
    }

    synchronized void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("the store in memory is closed");
        }
    }

    synchronized void take(int bytes) throws StoreFullException {
        if (bytes > roomBytes) {
            throw new StoreFullException("The store in memory is full: " + roomBytes
                    + " bytes are left. Nothing more is taken until there is room.");
        }
        roomBytes -= bytes;
    }

    private MemoryLibrary memoryLibrary(LibraryId id) {
        ensureOpen();
        return libraries.computeIfAbsent(id, begun -> new MemoryLibrary(this, begun));
    }
}
