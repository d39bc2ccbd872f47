package dev.roost.storage.rocks;

import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.DamagedLogException;
import dev.roost.storage.LogChain;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One log: its file, and the index in RocksDB that says where in the file each entry lies. The file is the truth; the
 * index may lag behind it, and never is ahead unless the file was damaged. Safe for use by many threads.
 */
final class OneLog {
    private static final Logger LOG = LoggerFactory.getLogger(OneLog.class);

    private final Engine engine;
    private final LogFile file;
    private final LogId log;
    private final long tag;
    private final int number;

    private Optional<LogHead> newest = Optional.empty();
    private long end;

    OneLog(Engine engine, LogFile file, LogId log, long tag, int number) {
        this.engine = engine;
        this.file = file;
        this.log = log;
        this.tag = tag;
        this.number = number;
    }

    synchronized Optional<LogHead> newest() {
        return newest;
    }

    /** Brings index and file together; reads only what the index does not cover. Returns whether it found damage. */
    synchronized boolean open() throws IOException {
        Optional<Place> last = lastPlace();
        long covered = last.map(Place::end).orElse(0L);
        if (last.isPresent() && isThere(last.get())) {
            return settle(covered, last.map(Place::head), covered);
        }
        return settle(0, Optional.empty(), covered);
    }

    /** Reads the whole file, and returns whether it found damage. */
    synchronized boolean scrub() throws IOException {
        return settle(
                0, Optional.empty(), Math.max(end, lastPlace().map(Place::end).orElse(0L)));
    }

    synchronized void append(LibraryId library, List<LogEntry> entries) throws IOException {
        LogChain.check(library, newest, entries);
        List<Place> places = file.append(end, entries);
        try {
            index(places);
        } catch (IOException | RuntimeException e) {
            // All or nothing: an entry that was refused must not be there when the store is opened next.
            try {
                file.cut(end);
            } catch (IOException too) {
                e.addSuppressed(too);
            }
            throw e;
        }
        Place last = places.get(places.size() - 1);
        newest = Optional.of(last.head());
        end = last.end();
    }

    synchronized Optional<LogEntry> entry(long seq) throws IOException {
        if (seq < 1 || newest.isEmpty() || seq > newest.get().seq()) {
            return Optional.empty();
        }
        byte[] key = Layout.entry(tag, number, seq);
        Optional<byte[]> value = engine.read(database -> database.get(Family.LOGS, key));
        Optional<Place> place = value.flatMap(bytes -> place(new Row(key, bytes)));
        if (place.isEmpty()) {
            throw new DamagedLogException(log, "the index does not say where its entry " + seq + " is");
        }
        return Optional.of(file.read(place.get()));
    }

    private boolean settle(long from, Optional<LogHead> before, long covered) throws IOException {
        Scan scan = file.scan(from, before);
        if (scan.stop() == Scan.Stop.UNREADABLE) {
            LOG.warn("The log of {} cannot be read; its file is set aside", log);
            settle(0, Optional.empty(), file.moveAside(scan.end()));
            return true;
        }
        boolean damaged = scan.stop() == Scan.Stop.DAMAGED || scan.end() < covered;
        if (damaged) {
            LOG.warn("The log of {} is damaged at byte {} of its file; that file is set aside", log, scan.end());
            file.setAside();
        }
        if (file.size() > scan.end()) {
            file.cut(scan.end());
        }
        newest = scan.places().isEmpty()
                ? before
                : Optional.of(scan.places().get(scan.places().size() - 1).head());
        end = scan.end();
        forgetAfter(newest.map(LogHead::seq).orElse(0L));
        index(scan.places());
        return damaged;
    }

    private boolean isThere(Place place) throws IOException {
        try {
            return file.read(place).position().equals(place.head());
        } catch (DamagedLogException e) {
            return false;
        }
    }

    private Optional<Place> lastPlace() throws IOException {
        byte[] prefix = Layout.entries(tag, number);
        Optional<Row> row =
                engine.read(database -> database.last(Family.LOGS, prefix, Layout.entry(tag, number, Long.MAX_VALUE)));
        return row.flatMap(this::place);
    }

    /** A row that cannot be understood says nothing; the file does. */
    private Optional<Place> place(Row row) {
        try {
            return Optional.of(Place.read(log, row));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private void index(List<Place> places) throws IOException {
        if (places.isEmpty()) {
            return;
        }
        engine.writeLazily((batch, database) -> {
            for (Place place : places) {
                batch.put(Family.LOGS, Layout.entry(tag, number, place.head().seq()), place.value());
            }
            return places.size();
        });
    }

    private void forgetAfter(long seq) throws IOException {
        byte[] prefix = Layout.entries(tag, number);
        engine.scan(Family.LOGS, prefix, Layout.entry(tag, number, seq + 1), row -> {
            engine.writeLazily((batch, database) -> batch.remove(Family.LOGS, row.key()));
            return true;
        });
    }
}
