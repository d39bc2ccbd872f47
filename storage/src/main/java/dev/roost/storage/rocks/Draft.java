package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import dev.roost.storage.ChunkFact;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes to the books of one library, gathered into one batch: facts, and with them what follows from them in the
 * arrivals, in what is lacking and in the counts. Used by one thread.
 */
final class Draft {
    private final long tag;
    private final LogNumbers logs;
    private final Batch batch;
    private final Database database;
    private final Map<ChunkId, FactRow> changed = new HashMap<>();
    private CountsRow counts;

    Draft(long tag, LogNumbers logs, Batch batch, Database database, CountsRow counts) {
        this.tag = tag;
        this.logs = logs;
        this.batch = batch;
        this.database = database;
        this.counts = counts;
    }

    static FactRow rowOf(Database database, long tag, LogNumbers logs, ChunkId id) throws IOException {
        Optional<byte[]> row = database.get(Family.FACTS, Layout.chunk(tag, id));
        return row.isPresent() ? FactRow.read(row.get(), logs) : FactRow.UNKNOWN;
    }

    /** The row as this draft leaves it. */
    FactRow row(ChunkId id) throws IOException {
        FactRow mine = changed.get(id);
        return mine != null ? mine : rowOf(database, tag, logs, id);
    }

    /** A chunk came in. One that is held already keeps its place among the arrivals. */
    void came(Arrival arrival) throws IOException {
        FactRow before = row(arrival.id());
        ChunkFact after = before.fact().arrived(arrival.type(), arrival.size(), arrival.hashedAt());
        change(arrival.id(), before, after, before.fact().held() ? before.arrival() : move(arrival.id(), before, true));
    }

    /** A chunk that was held is so no more. */
    void lost(ChunkId id) throws IOException {
        FactRow before = row(id);
        if (before.fact().held()) {
            change(id, before, before.fact().lost(), move(id, before, false));
        }
    }

    /** What is known of a chunk changed, but not whether it is held. */
    void told(ChunkId id, UnaryOperator<ChunkFact> change) throws IOException {
        FactRow before = row(id);
        ChunkFact after = change.apply(before.fact());
        if (!after.equals(before.fact())) {
            change(id, before, after, before.arrival());
        }
    }

    /** The counts after these changes; they go into the same batch. */
    CountsRow end() throws IOException {
        if (!changed.isEmpty()) {
            batch.put(Family.FACTS, Layout.counts(tag), counts.write());
        }
        return counts;
    }

    private void change(ChunkId id, FactRow before, ChunkFact after, long arrival) throws IOException {
        boolean damaged = !after.held() && (before.fact().held() || before.damaged());
        FactRow row = new FactRow(after, arrival, damaged);
        changed.put(id, row);
        batch.put(Family.FACTS, Layout.chunk(tag, id), row.write(logs));
        if (after.isLacking() != before.fact().isLacking()) {
            if (after.isLacking()) {
                batch.put(Family.ELSEWHERE, Layout.lackingHere(tag, id), new byte[0]);
            } else {
                batch.remove(Family.ELSEWHERE, Layout.lackingHere(tag, id));
            }
        }
        counts = new CountsRow(counts.counts().moved(before.fact(), after), counts.nextArrival());
    }

    /** Gives a chunk the next place among the arrivals instead of the one it had. */
    private long move(ChunkId id, FactRow before, boolean came) throws IOException {
        long number = counts.nextArrival();
        counts = new CountsRow(counts.counts(), number + 1);
        if (before.arrival() != 0) {
            batch.remove(Family.ARRIVALS, Layout.arrival(tag, before.arrival()));
        }
        batch.put(Family.ARRIVALS, Layout.arrival(tag, number), new ArrivalRow(number, came, id).value());
        return number;
    }
}
