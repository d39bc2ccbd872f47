package dev.roost.storage.rocks;

import dev.roost.proto.model.MalformedException;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate before the database: many pass at once, and who closes it or opens it anew waits until all are out. So a
 * closed handle is an exception and never a native crash. Safe for use by many threads; nothing that waits for another
 * thread may happen behind the gate.
 */
final class Engine {
    /** Something that is read from the open database. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Database database) throws IOException;
    }

    /** Something that is done to the open database. */
    @FunctionalInterface
    interface Deed {
        void with(Database database) throws IOException;
    }

    /** Gathers rows that are then written as one; what it returns counts only if that went well. */
    @FunctionalInterface
    interface Gathering<T> {
        T into(Batch batch, Database database) throws IOException;
    }

    /** Sees one row after the other and tells whether to go on. */
    @FunctionalInterface
    interface Visitor {
        boolean row(Row row) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int PAGE_ROWS = 256;

    private final Path store;
    private final DiskRoom room;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicLong lazyWrites = new AtomicLong();
    private final AtomicLong syncedWrites = new AtomicLong();
    private final Extent extent;

    private @Nullable Database database;
    private @Nullable IOException failure;
    private volatile boolean closed;

    /** After a write failed RocksDB refuses all others, until it is opened anew. */
    private volatile boolean faulty;

    private Engine(Path store, DiskRoom room, Database database) {
        this.store = store;
        this.room = room;
        this.database = database;
        this.extent = new Extent(store);
    }

    static Engine open(Path store, DiskRoom room) throws IOException {
        return new Engine(store, room, openChecked(store));
    }

    /** Opens a store only if RocksDB can be trusted with it. */
    private static Database openChecked(Path store) throws IOException {
        RecordFiles.check(store);
        Extent.check(store);
        Database database = Database.open(store);
        new Extent(store).note();
        return database;
    }

    <T> T read(Question<T> question) throws IOException {
        Lock passing = gate.readLock();
        passing.lock();
        try {
            return question.ask(opened());
        } catch (MalformedException e) {
            throw new DamagedStoreException(store, "a row cannot be understood: " + e.getMessage(), e);
        } finally {
            passing.unlock();
        }
    }

    /** Shows the rows under a prefix from a key on, ascending. The visitor runs outside the gate, in nobody's way. */
    void scan(Family family, byte[] prefix, byte[] from, Visitor visitor) throws IOException {
        byte[] next = from;
        List<Row> page;
        do {
            byte[] start = next;
            page = read(open -> open.page(family, prefix, start, PAGE_ROWS));
            for (Row row : page) {
                if (!visitor.row(row)) {
                    return;
                }
                next = Layout.after(row.key());
            }
        } while (!page.isEmpty());
    }

    /** Writes what is gathered; it is durable with the next {@link #writeSynced} or {@link #sync}. */
    <T> T writeLazily(Gathering<T> gathering) throws IOException {
        return write(gathering, (database, batch) -> {
            database.writeLazily(batch);
            lazyWrites.incrementAndGet();
        });
    }

    /** Writes what is gathered; when it returns, it and everything written lazily before are durable. */
    <T> T writeSynced(Gathering<T> gathering) throws IOException {
        return write(gathering, (database, batch) -> {
            long before = lazyWrites();
            database.writeSynced(batch);
            syncedWrites.accumulateAndGet(before, Math::max);
        });
    }

    /** Does what changes the database in any other way. */
    void change(Deed deed) throws IOException {
        read(open -> {
            attempt(open, deed);
            return true;
        });
    }

    /** Notes how far the files reach, after something was made durable. */
    void noteExtent() {
        extent.note();
    }

    /** How many batches were written lazily so far. */
    long lazyWrites() {
        return lazyWrites.get();
    }

    /** Returns when so many lazy writes are durable. */
    synchronized void sync(long writes) throws IOException {
        if (syncedWrites.get() < writes) {
            change(Database::syncLog);
            syncedWrites.accumulateAndGet(writes, Math::max);
            noteExtent();
        }
    }

    /** Whether a write failed, so that nothing more can be written before {@link #reopen}. */
    boolean isFaulty() {
        return faulty;
    }

    /**
     * Closes the database and opens it again. What was written without the log and not flushed may be gone then.
     *
     * @throws StoreFullException if there is no room to open it; then it stays as it is, and serves
     */
    void reopen() throws IOException {
        Lock alone = gate.writeLock();
        alone.lock();
        try {
            ensureOpen();
            room.requireToOpen(store);
            if (database != null) {
                database.close();
                database = null;
            }
            database = openChecked(store);
            failure = null;
            faulty = false;
        } catch (IOException e) {
            failure = database == null ? e : null;
            throw e;
        } finally {
            alone.unlock();
        }
    }

    /** Closes the database; from then on every call throws {@link IllegalStateException}. */
    void close() {
        Lock alone = gate.writeLock();
        alone.lock();
        try {
            closed = true;
            if (database != null) {
                boolean whole = isSyncedLast(database);
                database.close();
                database = null;
                if (whole) {
                    extent.noteClosed();
                }
            }
        } finally {
            alone.unlock();
        }
    }

    /** An orderly end leaves nothing to a power cut. Whoever needs to be sure has called {@link #sync} before. */
    private boolean isSyncedLast(Database open) {
        try {
            if (!faulty) {
                open.syncLog();
            }
            return !faulty;
        } catch (IOException e) {
            LOG.warn("The last rows of {} may not be durable: {}", store, e.getMessage());
            return false;
        }
    }

    void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("the store at " + store + " is closed");
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write(Database database, Batch batch) throws IOException;
    }

    private <T> T write(Gathering<T> gathering, Writing writing) throws IOException {
        return read(open -> {
            try (Batch batch = open.batch()) {
                T result = gathering.into(batch, open);
                if (!batch.isEmpty()) {
                    attempt(open, same -> writing.write(same, batch));
                }
                return result;
            }
        });
    }

    private void attempt(Database open, Deed deed) throws IOException {
        try {
            deed.with(open);
        } catch (IOException e) {
            faulty = true;
            throw e;
        }
    }

    private Database opened() throws IOException {
        ensureOpen();
        if (database == null) {
            throw new IOException(
                    "The store at " + store + " could not be opened again"
                            + (failure == null ? "" : ": " + failure.getMessage()),
                    failure);
        }
        return database;
    }
}
