package dev.roost.storage.rocks;

import dev.roost.proto.model.LibraryId;
import dev.roost.storage.Exceptions;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.Logs;
import dev.roost.storage.RunningTime;
import dev.roost.storage.Table;
import java.io.IOException;
import java.nio.file.Path;

/** Everything of one library on this disk. Safe for use by many threads. */
final class RocksLibrary implements LibraryStore {
    private final LibraryId id;
    private final LogNumbers numbers;
    private final Books books;
    private final RocksChunkStore chunks;
    private final RocksLogs logs;
    private final RocksExceptions elsewhere;
    private final RocksTable index;
    private final RocksTable local;

    RocksLibrary(Engine engine, Intake intake, Rescue rescue, RunningTime time, LibraryId id, Path logFolder) {
        long tag = Layout.tag(id);
        this.id = id;
        this.numbers = new LogNumbers(engine, tag);
        this.books = new Books(engine, time, tag, numbers);
        this.chunks = new RocksChunkStore(engine, intake, books, rescue);
        this.logs = new RocksLogs(engine, intake, id, numbers, logFolder);
        this.elsewhere = new RocksExceptions(engine, intake, tag, numbers);
        this.index = new RocksTable(engine, intake, Family.INDEX, Layout.ofLibrary(tag));
        this.local = new RocksTable(engine, intake, Family.LOCAL, Layout.ofDeviceIn(tag));
    }

    /** Reads anew what is kept in memory of it. */
    void load() throws IOException {
        numbers.load();
        books.load();
        logs.load();
    }

    @Override
    public LibraryId id() {
        return id;
    }

    @Override
    public RocksChunkStore chunks() {
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
