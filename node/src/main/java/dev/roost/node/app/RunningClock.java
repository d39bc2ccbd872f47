package dev.roost.node.app;

import dev.roost.node.thread.Time;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.storage.RunningTime;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Counts the seconds that this home's node has run, over all its starts. A stop counts for at most one day, whatever the
 * wall clock says it lasted. It is written down every ten minutes. Safe for use by many threads.
 */
final class RunningClock implements RunningTime {
    /** How often {@link #note} is to be called. */
    static final int NOTE_EVERY_SECONDS = 600;

    private static final long STOP_SECONDS_MAX = 24L * 3600;
    private static final byte[] ROW = "running-time".getBytes(StandardCharsets.US_ASCII);

    private final Time time;
    private final long startMillis;
    private volatile long base;

    RunningClock(Time time) {
        this.time = time;
        this.startMillis = time.monotonicMillis();
    }

    @Override
    public long seconds() {
        return base + (time.monotonicMillis() - startMillis) / 1_000;
    }

    /** Goes on from where the home's last start came to. */
    void resume(Table table) throws IOException {
        Optional<byte[]> row = table.get(ROW);
        if (row.isPresent()) {
            FieldReader in = new FieldReader(row.get());
            long seconds = in.u64();
            long stopped = time.instant().getEpochSecond() - in.u64();
            base = seconds + Math.max(0, Math.min(STOP_SECONDS_MAX, stopped));
        }
        note(table);
    }

    /** Writes down how far it is. */
    void note(Table table) throws IOException {
        byte[] row = new FieldWriter(16)
                .u64(seconds())
                .u64(time.instant().getEpochSecond())
                .toBytes();
        table.apply(new TableBatch().put(ROW, row));
    }
}
