package dev.roost.node.library;

import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.Exceptions;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.Logs;
import dev.roost.storage.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The store of a library of which one log was found damaged and cut, while the notes beside it still know its end. */
record CutLogs(LibraryStore whole, LogHead cutAt) implements LibraryStore, Logs {
    @Override
    public Logs logs() {
        return this;
    }

    @Override
    public List<LogHead> heads() {
        return whole.logs().heads().stream().map(this::cut).toList();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return whole.logs().head(log).map(this::cut);
    }

    private LogHead cut(LogHead head) {
        return head.log().equals(cutAt.log()) ? cutAt : head;
    }

    @Override
    public Optional<LogEntry> entry(LogId log, long seq) throws IOException {
        return log.equals(cutAt.log()) && seq > cutAt.seq()
                ? Optional.empty()
                : whole.logs().entry(log, seq);
    }

    @Override
    public void append(List<LogEntry> entries) throws IOException {
        whole.logs().append(entries);
    }

    @Override
    public List<LogId> scrub() {
        return List.of();
    }

    @Override
    public List<LogId> damagedLogs() {
        return List.of(cutAt.log());
    }

    @Override
    public LibraryId id() {
        return whole.id();
    }

    @Override
    public ChunkStore chunks() {
        return whole.chunks();
    }

    @Override
    public Exceptions elsewhere() {
        return whole.elsewhere();
    }

    @Override
    public Table index() {
        return whole.index();
    }

    @Override
    public Table local() {
        return whole.local();
    }
}
