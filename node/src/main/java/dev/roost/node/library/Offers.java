package dev.roost.node.library;

import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Takes;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each device takes, by its newest OFFER. Safe for use by many threads. */
public final class Offers {
    private static final char OFFER = 'o';
    private static final Offer NONE = new Offer(Takes.INDEX, 0, Octets.EMPTY);

    private final LibraryStore store;
    private final Map<DeviceId, Timed> newest = new ConcurrentHashMap<>();

    private record Timed(Offer offer, long time) {}

    Offers(LibraryStore store) {
        this.store = store;
    }

    /** A device that has offered nothing takes the index alone. */
    public Offer of(DeviceId device) {
        Timed timed = newest.get(device);
        return timed == null ? NONE : timed.offer();
    }

    /** Whether a device has ever said what it takes. */
    public boolean hasOffered(DeviceId device) {
        return newest.containsKey(device);
    }

    /**
     * Whether a device means to hold the chunks of a list.
     *
     * @param log whose entry names the list
     */
    public boolean takes(DeviceId device, LogId log, ChunkList list) {
        return list.named().isIndex()
                || of(device).takes() == Takes.ALL
                || (list.held() && log.device().equals(device));
    }

    void load() throws IOException {
        store.local().scan(RowKey.of(OFFER), (key, value) -> {
            FieldReader in = new FieldReader(key);
            in.u8();
            DeviceId device = in.deviceId();
            FieldReader row = new FieldReader(value);
            long time = row.u64();
            newest.put(device, new Timed(read(row.rest()), time));
            return true;
        });
    }

    void rebuild() throws IOException {
        for (LogHead head : store.logs().heads()) {
            for (long seq = 1; seq <= head.seq(); seq++) {
                LogEntry entry = store.logs().entry(head.log(), seq).orElseThrow();
                if (entry.fields().kind().equals(EntryKind.OFFER)) {
                    add(entry);
                }
            }
        }
    }

    void add(LogEntry entry) throws IOException {
        DeviceId device = entry.fields().log().device();
        long time = entry.fields().time();
        byte[] body = entry.fields().body().toArray();
        Timed before = newest.get(device);
        if (before == null || Long.compareUnsigned(before.time(), time) < 0) {
            newest.put(device, new Timed(read(body), time));
            byte[] row = new FieldWriter().u64(time).bytes(body).toBytes();
            store.local().apply(new TableBatch().put(RowKey.of(OFFER, device), row));
        }
    }

    /** A later version may offer in ways that this one cannot read: it counts as taking the index. */
    private static Offer read(byte[] body) {
        try {
            return Offer.parse(body);
        } catch (MalformedException e) {
            return NONE;
        }
    }
}
