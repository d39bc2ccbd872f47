package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.LogId;
import dev.roost.storage.ChunkFact;
import dev.roost.storage.RunningTime;
import dev.roost.storage.StoreCounts;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the chunks of one library: facts, arrivals, what is lacking, counts. They never claim a chunk that
 * is not durable, for a chunk is entered only after it is. Owns the counts in memory. Safe for use by many threads;
 * changes happen one after the other.
 */
final class Books {
    private final Engine engine;
    private final RunningTime time;
    private final long tag;
    private final LogNumbers logs;

    private @Nullable Database loadedFrom;
    private volatile CountsRow counts = CountsRow.NONE;

    Books(Engine engine, RunningTime time, long tag, LogNumbers logs) {
        this.engine = engine;
        this.time = time;
        this.tag = tag;
        this.logs = logs;
    }

    long tag() {
        return tag;
    }

    long now() {
        return time.seconds();
    }

    boolean holds(ChunkId id) throws IOException {
        return engine.read(database -> {
            Optional<byte[]> row = database.get(Family.FACTS, Layout.chunk(tag, id));
            return row.isPresent() && FactRow.isHeld(row.get());
        });
    }

    FactRow row(ChunkId id) throws IOException {
        return engine.read(database -> Draft.rowOf(database, tag, logs, id));
    }

    StoreCounts counts() {
        engine.ensureOpen();
        return counts.counts();
    }

    /** Reads the counts anew if the database was opened anew. */
    synchronized void load() throws IOException {
        engine.read(database -> {
            load(database);
            return true;
        });
    }

    /** Enters chunks that are durable, or that the log holds before this; durable itself when it returns. */
    synchronized void enter(List<Arrival> arrivals) throws IOException {
        writeSynced(draft -> {
            for (Arrival arrival : arrivals) {
                draft.came(arrival);
            }
        });
    }

    /** Renews the lease of a chunk if it is held, and tells whether it is. */
    synchronized boolean renew(ChunkId id) throws IOException {
        boolean held = holds(id);
        if (held) {
            lease(List.of(id));
        }
        return held;
    }

    /** Renews the lease of those that are held. */
    synchronized void lease(Collection<ChunkId> ids) throws IOException {
        long now = now();
        writeLazily(draft -> {
            for (ChunkId id : ids) {
                if (draft.row(id).fact().held()) {
                    draft.told(id, fact -> fact.leased(now));
                }
            }
        });
    }

    synchronized void name(LogId log, long seq, ChunkList list, boolean taken) throws IOException {
        ChunkFact.Naming by = new ChunkFact.Naming(log, seq);
        logs.give(log);
        writeLazily(draft -> {
            for (ChunkList.Row row : list.rows()) {
                draft.told(row.id(), fact -> fact.named(by, list, row, taken));
            }
        });
    }

    synchronized void quarantine(ChunkId id) throws IOException {
        writeLazily(draft -> draft.lost(id));
    }

    /** Notes what was found. What came in anew since it was read is left as it is. */
    synchronized void reread(List<Finding> findings) throws IOException {
        long now = now();
        writeLazily(draft -> {
            for (Finding finding : findings) {
                if (draft.row(finding.id()).arrival() != finding.arrival()) {
                    continue;
                }
                if (finding.state() == Finding.State.RIGHT) {
                    draft.told(finding.id(), fact -> fact.reread(now));
                } else {
                    draft.lost(finding.id());
                }
            }
        });
    }

    @FunctionalInterface
    private interface Changes {
        void into(Draft draft) throws IOException;
    }

    private void writeLazily(Changes changes) throws IOException {
        counts = engine.writeLazily((batch, database) -> gather(changes, batch, database));
    }

    private void writeSynced(Changes changes) throws IOException {
        counts = engine.writeSynced((batch, database) -> gather(changes, batch, database));
    }

    private CountsRow gather(Changes changes, Batch batch, Database database) throws IOException {
        load(database);
        Draft draft = new Draft(tag, logs, batch, database, counts);
        changes.into(draft);
        return draft.end();
    }

    private void load(Database database) throws IOException {
        if (database != loadedFrom) {
            Optional<byte[]> row = database.get(Family.FACTS, Layout.counts(tag));
            counts = row.isPresent() ? CountsRow.read(row.get()) : CountsRow.NONE;
            loadedFrom = database;
        }
    }
}
