package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Up to which entry another device has said that it durably holds this device's own logs. Safe for many threads. */
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

    /** Notes that another device holds a log up to here; returns whether that is further than known. */
    public synchronized boolean acknowledged(LogHead head) throws IOException {
        boolean further = head.seq() > upTo(head.log());
        if (further) {
            acked.put(head.log(), head.seq());
            byte[] row = new FieldWriter(8).u64(head.seq()).toBytes();
            local.apply(new TableBatch().put(RowKey.of(ACKED, head.log()), row));
        }
        return further;
    }

    /** Whether an entry of this device's own is still nobody else's. */
    boolean isAlone(Library library, Position position) {
        return position.log().device().equals(library.self()) && position.seq() > upTo(position.log());
    }
}
