package dev.roost.node.keep;

import dev.roost.proto.message.Offered;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Sealed chunks on their way from an original to the devices that are connected, so that each is sealed once. It holds
 * a bounded number of bytes; whoever offers more waits until some have been acknowledged. Safe for use by many threads.
 */
public final class Outbox implements ChunkReader {
    /** Sealed bytes under way at most. */
    private static final int BYTES_MAX = 32 * 1024 * 1024;

    /** Whoever waits for room looks this often whether anybody is still there. */
    private static final int ROOM_CHECK_MILLIS = 1_000;

    /** A chunk that nobody answered for so long is offered again: the word may have been lost on either side. */
    static final long REMIND_MILLIS = 60_000;

    /** A chunk that was not answered in this time is not waited for: what needs it is tried again from its file. */
    static final long ANSWER_MILLIS_MAX = 300_000;

    private final Receivers receivers;
    private final Map<ChunkId, Parcel> parcels = new LinkedHashMap<>();
    private long bytes;
    private boolean closed;

    /** A chunk under way, to whom, and for which files. */
    private static final class Parcel {
        final SealedChunk chunk;
        final Set<DeviceId> awaited;
        final List<Shipment> shipments = new ArrayList<>();
        boolean arrived;
        OptionalLong offeredAt = OptionalLong.empty();
        long remindedAt;

        Parcel(SealedChunk chunk, Set<DeviceId> awaited) {
            this.chunk = chunk;
            this.awaited = new HashSet<>(awaited);
        }
    }

    public Outbox(Receivers receivers) {
        this.receivers = receivers;
    }

    /** Whether anybody is there to take payload. */
    boolean isOpen() {
        return !receivers.now().isEmpty();
    }

    /** Offers a chunk that was just sealed; waits for room. Returns whether anybody was there to be offered it. */
    boolean offer(SealedChunk chunk, Shipment shipment) throws InterruptedException {
        synchronized (this) {
            Parcel known = parcels.get(chunk.id());
            if (known != null) {
                join(known, shipment);
                return true;
            }
            while (!closed && bytes + chunk.size() > BYTES_MAX && !parcels.isEmpty() && isOpen()) {
                if (!dropArrived()) {
                    wait(ROOM_CHECK_MILLIS);
                }
            }
            Set<DeviceId> now = receivers.now();
            if (closed || now.isEmpty() || shipment.isOver()) {
                return false;
            }
            Parcel parcel = new Parcel(chunk, now);
            parcels.put(chunk.id(), parcel);
            bytes += chunk.size();
            join(parcel, shipment);
        }
        receivers.announce(List.of(new Offered(chunk.id(), chunk.size())));
        return true;
    }

    private static void join(Parcel parcel, Shipment shipment) {
        if (!parcel.arrived) {
            shipment.add();
            parcel.shipments.add(shipment);
        }
    }

    @Override
    public synchronized Optional<SealedChunk> get(ChunkId id) {
        return Optional.ofNullable(parcels.get(id)).map(parcel -> parcel.chunk);
    }

    /** A device durably holds these chunks. */
    public void acknowledged(DeviceId device, Collection<ChunkId> ids) {
        List<Shipment> arrived = new ArrayList<>();
        synchronized (this) {
            for (ChunkId id : ids) {
                Parcel parcel = parcels.get(id);
                if (parcel != null) {
                    if (!parcel.arrived) {
                        parcel.arrived = true;
                        arrived.addAll(parcel.shipments);
                    }
                    settle(id, parcel, device);
                }
            }
            notifyAll();
        }
        arrived.forEach(Shipment::oneArrived);
    }

    /** A device will not store these chunks. */
    public synchronized void refused(DeviceId device, Collection<ChunkId> ids) {
        for (ChunkId id : ids) {
            Parcel parcel = parcels.get(id);
            if (parcel != null) {
                settle(id, parcel, device);
            }
        }
        notifyAll();
    }

    /** A device is no longer there. */
    public synchronized void left(DeviceId device) {
        for (ChunkId id : List.copyOf(parcels.keySet())) {
            Parcel parcel = parcels.get(id);
            if (parcel != null) {
                settle(id, parcel, device);
            }
        }
        notifyAll();
    }

    /** Looks for chunks that wait too long: they are offered again, and after longer let go. Called now and then. */
    public void look(long nowMillis) {
        List<Offered> again = new ArrayList<>();
        synchronized (this) {
            for (Map.Entry<ChunkId, Parcel> entry : List.copyOf(parcels.entrySet())) {
                Parcel parcel = entry.getValue();
                if (parcel.offeredAt.isEmpty()) {
                    parcel.offeredAt = OptionalLong.of(nowMillis);
                    parcel.remindedAt = nowMillis;
                } else if (nowMillis - parcel.offeredAt.getAsLong() >= ANSWER_MILLIS_MAX) {
                    remove(entry.getKey(), parcel);
                } else if (nowMillis - parcel.remindedAt >= REMIND_MILLIS) {
                    parcel.remindedAt = nowMillis;
                    again.add(new Offered(entry.getKey(), parcel.chunk.size()));
                }
            }
            notifyAll();
        }
        if (!again.isEmpty()) {
            receivers.announce(again);
        }
    }

    /** Lets go of everything; whoever waits for room goes on without. */
    public synchronized void close() {
        closed = true;
        parcels.values().forEach(parcel -> parcel.shipments.forEach(Shipment::abandon));
        parcels.clear();
        bytes = 0;
        notifyAll();
    }

    private void settle(ChunkId id, Parcel parcel, DeviceId device) {
        parcel.awaited.remove(device);
        if (parcel.awaited.isEmpty()) {
            remove(id, parcel);
        }
    }

    /** Makes room by letting go of what at least one device has: a slower one fetches it later. */
    private boolean dropArrived() {
        for (Map.Entry<ChunkId, Parcel> entry : parcels.entrySet()) {
            if (entry.getValue().arrived) {
                remove(entry.getKey(), entry.getValue());
                return true;
            }
        }
        return false;
    }

    private void remove(ChunkId id, Parcel parcel) {
        parcels.remove(id);
        bytes -= parcel.chunk.size();
        if (!parcel.arrived) {
            parcel.shipments.forEach(Shipment::abandon);
        }
    }
}
