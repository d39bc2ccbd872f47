package dev.roost.storage.memory;

import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.storage.LogChain;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Logs on the heap. Safe for use by many threads. */
final class MemoryLogs implements Logs {
    private final MemoryStorage storage;
    private final LibraryId library;
    private final TreeMap<LogId, List<LogEntry>> logs = new TreeMap<>();

    MemoryLogs(MemoryStorage storage, LibraryId library) {
        this.storage = storage;
        this.library = library;
    }

    @Override
    public synchronized List<LogHead> heads() {
        storage.ensureOpen();
        return logs.values().stream()
                .map(log -> log.get(log.size() - 1).position())
                .toList();
    }

    @Override
    public synchronized Optional<LogHead> head(LogId log) {
        storage.ensureOpen();
        return Optional.ofNullable(logs.get(log))
                .map(entries -> entries.get(entries.size() - 1).position());
    }

    @Override
    public synchronized void append(List<LogEntry> entries) throws IOException {
        storage.ensureOpen();
        if (entries.isEmpty()) {
            return;
        }
        LogId log = entries.get(0).fields().log();
        LogChain.check(library, head(log), entries);
        logs.computeIfAbsent(log, begun -> new ArrayList<>()).addAll(entries);
    }

    @Override
    public synchronized Optional<LogEntry> entry(LogId log, long seq) {
        storage.ensureOpen();
        List<LogEntry> entries = logs.getOrDefault(log, List.of());
        return seq >= 1 && seq <= entries.size() ? Optional.of(entries.get((int) seq - 1)) : Optional.empty();
    }

    @Override
    public List<LogId> scrub() {
        storage.ensureOpen();
        return List.of();
    }

    @Override
    public List<LogId> damagedLogs() {
        storage.ensureOpen();
        return List.of();
    }
}
