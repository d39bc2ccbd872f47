package dev.roost.storage.rocks;

import dev.roost.storage.DamagedStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * RocksDB, opened: the one owner of its native handles. Safe for use by many threads, but never during or after
 * {@link #close}: {@link Engine} sees to that.
 */
final class Database implements AutoCloseable {
    /** A page of rows ends after the row that passes this. */
    private static final int PAGE_BYTES_MAX = 1 << 20;

    private final Path store;
    private final RocksDB rocks;
    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);

    private final Tuning tuning;

    /** What has to be closed before the tuning, the last first. */
    private final Deque<AbstractNativeReference> owned = new ArrayDeque<>();

    private final ReadOptions checked = new ReadOptions();
    /** For chunks: their id is checked, and RocksDB's own check costs four times as much. */
    private final ReadOptions unchecked = new ReadOptions().setVerifyChecksums(false);

    private final WriteOptions lazy = new WriteOptions();
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final FlushOptions waiting = new FlushOptions().setWaitForFlush(true);
    private final FlushOptions begun = new FlushOptions().setWaitForFlush(false).setAllowWriteStall(true);

    private Database(Path store, RocksDB rocks, List<ColumnFamilyHandle> opened, Tuning tuning) {
        this.store = store;
        this.rocks = rocks;
        this.tuning = tuning;
        Family[] families = Family.values();
        for (int i = 0; i < families.length; i++) {
            handles.put(families[i], opened.get(i));
        }
        owned.push(rocks);
        opened.forEach(owned::push);
        List.of(checked, unchecked, lazy, synced, unlogged, waiting, begun).forEach(owned::push);
    }

    /**
     * Opens the store in a folder, or begins one in a folder that holds none. RocksDB would begin a new one also where
     * the file that names the old one is lost, and delete what the old one had.
     */
    static Database open(Path store) throws IOException {
        boolean begin = !Files.exists(store.resolve("CURRENT"));
        if (begin && holdsFiles(store)) {
            throw new DamagedStoreException(store, "the file CURRENT is gone", null);
        }
        Tuning tuning = new Tuning();
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            RocksDB rocks = RocksDB.open(tuning.database(begin), store.toString(), tuning.families(), opened);
            return new Database(store, rocks, opened, tuning);
        } catch (RocksDBException e) {
            tuning.close();
            throw RocksErrors.told(store, e);
        }
    }

    Optional<byte[]> get(Family family, byte[] key) throws IOException {
        try {
            return Optional.ofNullable(rocks.get(handle(family), checked, key));
        } catch (RocksDBException e) {
            throw told(e);
        }
    }

    /** The sealed bytes under a key, unchecked; the caller judges what went wrong. */
    Optional<byte[]> chunk(byte[] key) throws RocksDBException {
        return Optional.ofNullable(rocks.get(handle(Family.CHUNKS), unchecked, key));
    }

    /** Up to {@code max} rows under a prefix, from a key on. Never of {@link Family#CHUNKS}: a damaged value ends it. */
    List<Row> page(Family family, byte[] prefix, byte[] from, int max) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RocksIterator at = rocks.newIterator(handle(family))) {
            long bytes = 0;
            for (at.seek(from); at.isValid() && rows.size() < max && bytes < PAGE_BYTES_MAX; at.next()) {
                Row row = new Row(at.key(), at.value());
                if (!Layout.begins(row.key(), prefix)) {
                    break;
                }
                rows.add(row);
                bytes += row.key().length + row.value().length;
            }
            at.status();
            return rows;
        } catch (RocksDBException e) {
            throw told(e);
        }
    }

    /** The last row at a key or before it whose key begins with a prefix. */
    Optional<Row> last(Family family, byte[] prefix, byte[] upTo) throws IOException {
        try (RocksIterator at = rocks.newIterator(handle(family))) {
            at.seekForPrev(upTo);
            at.status();
            boolean found = at.isValid() && Layout.begins(at.key(), prefix);
            return found ? Optional.of(new Row(at.key(), at.value())) : Optional.empty();
        } catch (RocksDBException e) {
            throw told(e);
        }
    }

    /** An error as the exception that tells who can help. */
    IOException told(RocksDBException e) {
        return RocksErrors.told(store, e);
    }

    Batch batch() {
        return new Batch(store, handles);
    }

    /** Writes a batch; it is durable with the next {@link #writeSynced} or {@link #syncLog}. */
    void writeLazily(Batch batch) throws IOException {
        write(lazy, batch);
    }

    /** Writes a batch; it and all before it are durable when this returns. */
    void writeSynced(Batch batch) throws IOException {
        write(synced, batch);
    }

    /** Writes chunks that only the next {@link #flush} makes durable. */
    void putUnlogged(byte[] key, byte[] sealed) throws IOException {
        put(unlogged, key, sealed);
    }

    /** Writes a chunk to the log; it is durable with the next synced write. */
    void putLogged(byte[] key, byte[] sealed) throws IOException {
        put(lazy, key, sealed);
    }

    /** Returns when everything that was written to these families is in files of theirs. */
    void flush(Collection<Family> families) throws IOException {
        flush(waiting, families);
    }

    /** Begins such a flush, and what was begun before goes on: a later {@link #flush} waits for all of it. */
    void beginFlush(Collection<Family> families) throws IOException {
        flush(begun, families);
    }

    void syncLog() throws IOException {
        try {
            rocks.flushWal(true);
        } catch (RocksDBException e) {
            throw told(e);
        }
    }

    @Override
    public void close() {
        owned.forEach(AbstractNativeReference::close);
        owned.clear();
        tuning.close();
    }

    static ColumnFamilyHandle handle(Map<Family, ColumnFamilyHandle> handles, Family family) {
        return Objects.requireNonNull(handles.get(family));
    }

    private ColumnFamilyHandle handle(Family family) {
        return handle(handles, family);
    }

    private void write(WriteOptions options, Batch batch) throws IOException {
        try {
            rocks.write(options, batch.rows());
        } catch (RocksDBException e) {
            throw told(e);
        }
    }

    private void put(WriteOptions options, byte[] key, byte[] sealed) throws IOException {
        try {
            rocks.put(handle(Family.CHUNKS), options, key, sealed);
        } catch (RocksDBException e) {
            throw told(e);
        }
    }

    private void flush(FlushOptions options, Collection<Family> families) throws IOException {
        try {
            rocks.flush(options, families.stream().map(this::handle).toList());
        } catch (RocksDBException e) {
            throw told(e);
        }
    }

    private static boolean holdsFiles(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name ->
                            Arrays.asList("blob", "sst", "log").contains(name.substring(name.lastIndexOf('.') + 1)));
        }
    }
}
