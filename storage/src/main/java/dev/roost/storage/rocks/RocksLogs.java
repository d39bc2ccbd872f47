package dev.roost.storage.rocks;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.storage.Folders;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The logs of one library: files in a folder of its own, with an index in RocksDB. Safe for use by many threads. */
final class RocksLogs implements Logs {
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})-([0-9a-f]{16})(\\.damaged-[0-9]+)?");

    private final Engine engine;
    private final Intake intake;
    private final LibraryId library;
    private final LogNumbers numbers;
    private final Path folder;
    private final Map<LogId, OneLog> logs = new ConcurrentSkipListMap<>();
    private final Set<LogId> damaged = new ConcurrentSkipListSet<>();

    RocksLogs(Engine engine, Intake intake, LibraryId library, LogNumbers numbers, Path folder) {
        this.engine = engine;
        this.intake = intake;
        this.library = library;
        this.numbers = numbers;
        this.folder = folder;
    }

    /** Brings the files and their index together, as they are on the disk now. */
    synchronized void load() throws IOException {
        Folders.create(folder);
        Set<LogId> found = new TreeSet<>(numbers.all());
        found.addAll(files(false));
        for (LogId log : found) {
            one(log).open();
        }
        damaged.addAll(files(true));
    }

    @Override
    public List<LogHead> heads() {
        engine.ensureOpen();
        return logs.values().stream().flatMap(log -> log.newest().stream()).toList();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        engine.ensureOpen();
        return Optional.ofNullable(logs.get(log)).flatMap(OneLog::newest);
    }

    @Override
    public void append(List<LogEntry> entries) throws IOException {
        intake.mend();
        if (!entries.isEmpty()) {
            one(entries.get(0).fields().log()).append(library, entries);
        }
    }

    @Override
    public Optional<LogEntry> entry(LogId log, long seq) throws IOException {
        engine.ensureOpen();
        OneLog one = logs.get(log);
        return one == null ? Optional.empty() : one.entry(seq);
    }

    @Override
    public List<LogId> scrub() throws IOException {
        intake.mend();
        List<LogId> found = new ArrayList<>();
        for (Map.Entry<LogId, OneLog> log : logs.entrySet()) {
            if (log.getValue().scrub()) {
                found.add(log.getKey());
            }
        }
        damaged.addAll(found);
        return found;
    }

    @Override
    public List<LogId> damagedLogs() {
        engine.ensureOpen();
        return List.copyOf(damaged);
    }

    private synchronized OneLog one(LogId log) throws IOException {
        OneLog known = logs.get(log);
        if (known != null) {
            return known;
        }
        OneLog begun =
                new OneLog(engine, new LogFile(folder, library, log), log, Layout.tag(library), numbers.give(log));
        logs.put(log, begun);
        return begun;
    }

    private List<LogId> files(boolean aside) throws IOException {
        List<LogId> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches() && (name.group(3) != null) == aside) {
                    DeviceId device = DeviceId.of(HexFormat.of().parseHex(name.group(1)));
                    found.add(new LogId(device, HexFormat.fromHexDigitsToLong(name.group(2))));
                }
            }
        }
        return found;
    }
}
