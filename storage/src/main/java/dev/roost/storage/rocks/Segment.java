package dev.roost.storage.rocks;

import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chunks that were put one after the other and go to the disk together. It keeps their bytes until they are durable,
 * so that a write that fails loses nothing. Guarded by whoever owns it.
 */
final class Segment {
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<SealedChunk> chunks = new ArrayList<>();
    private long bytes;
    private @Nullable Database writtenTo;

    void add(Arrival arrival, SealedChunk chunk) {
        arrivals.add(arrival);
        chunks.add(chunk);
        bytes += chunk.size();
    }

    boolean isEmpty() {
        return arrivals.isEmpty();
    }

    /** Sealed bytes on the heap. */
    long bytes() {
        return bytes;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    /** Whether its chunks lie in a write buffer without a log behind them, so that only a flush makes them durable. */
    boolean needsFlush() {
        return writtenTo != null;
    }

    /** Writes the chunks without the log, unless this very database has them already. */
    void writeUnlogged(Database database) throws IOException {
        if (database == writtenTo) {
            return;
        }
        for (int i = 0; i < chunks.size(); i++) {
            database.putUnlogged(key(i), chunks.get(i).bytes());
        }
        writtenTo = database;
    }

    /** Writes the chunks to the log. */
    void writeLogged(Database database) throws IOException {
        for (int i = 0; i < chunks.size(); i++) {
            database.putLogged(key(i), chunks.get(i).bytes());
        }
    }

    private byte[] key(int i) {
        Arrival arrival = arrivals.get(i);
        return Layout.chunk(arrival.books().tag(), arrival.id());
    }
}
