package dev.roost.node.replica;

import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.Exceptions;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.Logs;
import dev.roost.storage.Storage;
import dev.roost.storage.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A store that writes no log entry while it is told not to. */
final class DiskWithoutRoomForLogs implements Storage {
    private final Storage storage;
    private volatile boolean broken;

    DiskWithoutRoomForLogs(Storage storage) {
        this.storage = storage;
    }

    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    @Override
    public LibraryStore library(LibraryId id) throws IOException {
        return new Store(storage.library(id));
    }

    @Override
    public List<LibraryId> libraries() throws IOException {
        return storage.libraries();
    }

    @Override
    public Table local() {
        return storage.local();
    }

    @Override
    public void sync() throws IOException {
        storage.sync();
    }

    @Override
    public void reopen() throws IOException {
        storage.reopen();
    }

    @Override
    public long roomBytes() throws IOException {
        return storage.roomBytes();
    }

    @Override
    public void close() throws IOException {
        storage.close();
    }

    private final class Store implements LibraryStore {
        private final LibraryStore store;

        Store(LibraryStore store) {
            this.store = store;
        }

        @Override
        public LibraryId id() {
            return store.id();
        }

        @Override
        public ChunkStore chunks() {
            return store.chunks();
        }

        @Override
        public Logs logs() {
            return new BrokenLogs(store.logs());
        }

        @Override
        public Exceptions elsewhere() {
            return store.elsewhere();
        }

        @Override
        public Table index() {
            return store.index();
        }

        @Override
        public Table local() {
            return store.local();
        }
    }

    private final class BrokenLogs implements Logs {
        private final Logs logs;

        BrokenLogs(Logs logs) {
            this.logs = logs;
        }

        @Override
        public List<LogHead> heads() {
            return logs.heads();
        }

        @Override
        public Optional<LogHead> head(LogId log) {
            return logs.head(log);
        }

        @Override
        public void append(List<LogEntry> entries) throws IOException {
            if (broken) {
                throw new IOException("no space left on device");
            }
            logs.append(entries);
        }

        @Override
        public Optional<LogEntry> entry(LogId log, long seq) throws IOException {
            return logs.entry(log, seq);
        }

        @Override
        public List<LogId> scrub() throws IOException {
            return logs.scrub();
        }

        @Override
        public List<LogId> damagedLogs() {
            return logs.damagedLogs();
        }
    }
}
