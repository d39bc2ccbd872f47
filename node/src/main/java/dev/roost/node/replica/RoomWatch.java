package dev.roost.node.replica;

import dev.roost.node.library.Problems;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Receipt;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whose disk is full, this device's or another's, tells the person, and notices when there is room again. A disk
 * is full from the first chunk that found no room until there is room for many: what fits in between does not end it.
 * On the node thread.
 */
final class RoomWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);
    private static final String FULL = "disk-full";
    private static final String OTHER_FULL = "device-full";

    /** Room for all that a store takes in before it writes. */
    private static final long ROOM_AGAIN_BYTES = 32L << 20;

    private final Problems problems;
    private final Surroundings surroundings;
    private final ReplicaThreads threads;
    private final Runnable changed;

    /** Devices that refused a chunk, and whether their receipts have said since that they are full. */
    private final Map<DeviceId, Boolean> others = new HashMap<>();

    private volatile boolean full;

    RoomWatch(Problems problems, Surroundings surroundings, ReplicaThreads threads, Runnable changed) {
        this.problems = problems;
        this.surroundings = surroundings;
        this.threads = threads;
        this.changed = changed;
    }

    /** The store refused a chunk for want of room. */
    void full() {
        threads.node().check();
        if (!full) {
            full = true;
            problems.report(
                    FULL,
                    "",
                    "This device's disk is full: it stores nothing more, and goes on serving what it has. Make room, and"
                            + " it goes on by itself.");
            changed.run();
        }
    }

    /** Whether this device takes nothing more. From any thread. */
    boolean isFull() throws IOException {
        return full || surroundings.roomBytes() <= 0;
    }

    /** Another device refused a chunk for want of room. */
    void otherIsFull(DeviceId device) {
        others.putIfAbsent(device, false);
        problems.report(
                OTHER_FULL,
                device.hex(),
                "A device has no room left for further photos. Make room on it, or add another device.");
    }

    /** Another device signed anew: it has room again if it said before that it had none, and no longer does. */
    void heard(Receipt receipt) {
        DeviceId device = receipt.device();
        if ((receipt.fields().flags() & Receipt.FLAG_FULL) != 0) {
            otherIsFull(device);
            others.put(device, true);
        } else if (others.getOrDefault(device, false)) {
            met(device);
        }
    }

    /** Another device connected: what it has no room for it says again. */
    void met(DeviceId device) {
        others.remove(device);
        problems.clear(OTHER_FULL, device.hex());
    }

    /** Looks whether there is room again. */
    void tick() {
        if (full) {
            threads.workers().execute(this::look);
        }
    }

    private void look() {
        try {
            if (surroundings.roomBytes() >= ROOM_AGAIN_BYTES) {
                threads.node().execute(() -> {
                    full = false;
                    problems.clear(FULL, "");
                    changed.run();
                });
            }
        } catch (IOException e) {
            LOG.warn("the room left could not be told: {}", e.getMessage());
        }
    }
}
