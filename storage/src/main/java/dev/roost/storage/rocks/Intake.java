package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way in: what was put and is not durable yet, and the one writer that makes it so, for all libraries together.
 * Whoever commits while another does finds the own puts made durable by that one, and returns.
 *
 * <p>Little goes through the log: chunks, then their facts, synced once. Much goes without it: a full segment is
 * written and its flush begun while the next one fills; a commit waits for the flushes and then enters the facts with
 * one synced write. Either way a fact follows its chunk, and the bytes stay on the heap until then. Safe for use by
 * many threads.
 */
final class Intake {
    /** From here on a segment is worth a file of its own. Two of them are all that waits on the heap. */
    static final long SEGMENT_BYTES = 16L << 20;

    static final long WAITING_BYTES_MAX = 2 * SEGMENT_BYTES;

    /** Durable chunks that a commit has not entered yet; beyond that they are entered without one. */
    private static final int ENTRIES_MAX = 16_384;

    /** Entered with one write at most, so that a batch stays small. */
    private static final int BATCH_ENTRIES_MAX = 8_192;

    /** Each flush of chunks begins a new log file, and the old ones stay until the rows in them are flushed too. */
    private static final int FLUSHES_PER_ROW_FLUSH = 64;

    private static final List<Family> CHUNKS = List.of(Family.CHUNKS);
    private static final List<Family> ROWS =
            List.of(Family.ARRIVALS, Family.FACTS, Family.ELSEWHERE, Family.LOGS, Family.LOCAL, Family.INDEX);

    private record Slot(Books books, ChunkId id) {}

    /** What has to be read anew after the database was opened anew. */
    @FunctionalInterface
    interface Reloading {
        void reload() throws IOException;
    }

    private final Engine engine;
    private final DiskRoom room;
    private final Reloading reloading;

    /** What waits here in any form and need not be taken again. */
    private final Set<Slot> known = ConcurrentHashMap.newKeySet();

    // Guarded by this.
    private Segment filling = new Segment();
    private long takenBytes;
    private long puts;

    /** The one writer. Taken before every other lock. */
    private final ReentrantLock writer = new ReentrantLock();

    // Guarded by the writer's lock.
    private final Deque<Segment> taken = new ArrayDeque<>();
    private final List<Arrival> unentered = new ArrayList<>();
    private long durablePuts;
    private int flushes;

    Intake(Engine engine, DiskRoom room, Reloading reloading) {
        this.engine = engine;
        this.room = room;
        this.reloading = reloading;
    }

    /** Takes in a chunk that is not held. */
    void put(Books books, SealedChunk chunk) throws IOException {
        Slot slot = new Slot(books, chunk.id());
        if (known.contains(slot)) {
            return;
        }
        if (room.bytes() < waitingBytes() + chunk.size()) {
            settle();
            room.require(waitingBytes() + chunk.size());
        }
        makeWay(chunk.size());
        Arrival arrival = new Arrival(books, chunk.id(), chunk.typeCode(), chunk.size(), books.now());
        synchronized (this) {
            if (known.add(slot)) {
                filling.add(arrival, chunk);
                puts++;
            }
        }
    }

    /** Returns when everything put and every row written before is durable. */
    void commit() throws IOException {
        mend();
        long mine = puts();
        long rows = engine.lazyWrites();
        writer.lock();
        try {
            if (durablePuts < mine) {
                mend();
                commitTaken();
                engine.noteExtent();
            }
        } finally {
            writer.unlock();
        }
        engine.sync(rows);
    }

    /** Opens the database anew; what waits here is written again. */
    void reopen() throws IOException {
        writer.lock();
        try {
            engine.reopen();
            reloading.reload();
        } finally {
            writer.unlock();
        }
    }

    /** Opens the database anew if a write failed and there is room again. To be called before anything is written. */
    void mend() throws IOException {
        engine.ensureOpen();
        if (engine.isFaulty()) {
            writer.lock();
            try {
                if (engine.isFaulty()) {
                    room.require(0);
                    reopen();
                }
            } finally {
                writer.unlock();
            }
        }
    }

    /** Bytes that wait on the heap. */
    synchronized long waitingBytes() {
        return filling.bytes() + takenBytes;
    }

    private synchronized long puts() {
        return puts;
    }

    private synchronized boolean isFull(int more) {
        return filling.bytes() + more > SEGMENT_BYTES || waitingBytes() + more > WAITING_BYTES_MAX;
    }

    /** Waits for what is on its way to the disk: until then it is counted there and here. */
    private void settle() throws IOException {
        mend();
        writer.lock();
        try {
            flushTaken();
        } finally {
            writer.unlock();
        }
    }

    /** Sees to it that a chunk of this size fits: sends the full segment on its way when the one before it is through. */
    private void makeWay(int size) throws IOException {
        if (!isFull(size)) {
            return;
        }
        writer.lock();
        try {
            if (isFull(size)) {
                flushTaken();
                if (unentered.size() > ENTRIES_MAX) {
                    enter();
                }
                if (isFull(size)) {
                    take();
                    engine.change(database -> {
                        for (Segment segment : taken) {
                            segment.writeUnlogged(database);
                        }
                        database.beginFlush(CHUNKS);
                    });
                }
            }
        } finally {
            writer.unlock();
        }
    }

    private void commitTaken() throws IOException {
        long upTo = take();
        long bytes = taken.stream().mapToLong(Segment::bytes).sum();
        boolean much = bytes >= SEGMENT_BYTES || !unentered.isEmpty();
        if (much || taken.stream().anyMatch(Segment::needsFlush)) {
            flushTaken();
            enter();
        } else {
            engine.change(database -> {
                for (Segment segment : taken) {
                    segment.writeLogged(database);
                }
            });
            // Still on the heap, because the log is durable only with the facts that follow.
            List<Arrival> arrivals = new ArrayList<>();
            taken.forEach(segment -> arrivals.addAll(segment.arrivals()));
            enter(arrivals);
            release();
        }
        durablePuts = upTo;
    }

    /** Takes over what was put so far, and returns how many puts that makes. */
    private synchronized long take() {
        if (!filling.isEmpty()) {
            taken.add(filling);
            takenBytes += filling.bytes();
            filling = new Segment();
        }
        return puts;
    }

    /** Makes everything that was taken over durable, and lets go of its bytes. */
    private void flushTaken() throws IOException {
        if (taken.isEmpty()) {
            return;
        }
        engine.change(database -> {
            for (Segment segment : taken) {
                segment.writeUnlogged(database);
            }
            database.flush(CHUNKS);
        });
        taken.forEach(segment -> unentered.addAll(segment.arrivals()));
        release();
        flushes++;
        if (flushes % FLUSHES_PER_ROW_FLUSH == 0) {
            engine.change(database -> database.beginFlush(ROWS));
        }
    }

    private synchronized void release() {
        taken.clear();
        takenBytes = 0;
    }

    /** Enters what is durable. */
    private void enter() throws IOException {
        enter(unentered);
        unentered.clear();
    }

    private void enter(Collection<Arrival> arrivals) throws IOException {
        Map<Books, List<Arrival>> shares = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            shares.computeIfAbsent(arrival.books(), books -> new ArrayList<>()).add(arrival);
        }
        for (Map.Entry<Books, List<Arrival>> share : shares.entrySet()) {
            List<Arrival> mine = share.getValue();
            for (int from = 0; from < mine.size(); from += BATCH_ENTRIES_MAX) {
                share.getKey().enter(mine.subList(from, Math.min(mine.size(), from + BATCH_ENTRIES_MAX)));
            }
        }
        arrivals.forEach(arrival -> known.remove(new Slot(arrival.books(), arrival.id())));
    }
}
