package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogId;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to which entry of this device's own logs another device has signed for everything that they name. Until then a
 * photo is pending. Safe for use by many threads.
 */
public final class OwnAcks {
    private static final char ACKED = 'k';

    private final Table local;
    private final Map<LogId, Long> acked = new ConcurrentHashMap<>();

    public OwnAcks(Library library) throws IOException {
        this.local = library.store().local();
        local.scan(RowKey.of(ACKED), (key, value) -> {
            FieldReader in = new FieldReader(key);
            in.u8();
            acked.put(in.logId(), new FieldReader(value).u64());
            return true;
        });
    }

    public long upTo(LogId log) {
        return acked.getOrDefault(log, 0L);
    }

    /** Notes that another device signed for a log up to here; returns whether that is further than known. */
    public synchronized boolean acknowledged(LogId log, long seq) throws IOException {
        boolean further = seq > upTo(log);
        if (further) {
            acked.put(log, seq);
            byte[] row = new FieldWriter(8).u64(seq).toBytes();
            local.apply(new TableBatch().put(RowKey.of(ACKED, log), row));
        }
        return further;
    }

    /** Whether an entry of this device's own is still nobody else's. */
    boolean isAlone(Library library, Position position) {
        return position.log().device().equals(library.self()) && position.seq() > upTo(position.log());
    }
}
