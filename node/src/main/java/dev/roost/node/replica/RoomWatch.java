package dev.roost.node.replica;

import dev.roost.node.library.Problems;
import dev.roost.proto.model.DeviceId;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether this device's disk is full, tells the person, and notices when there is room again. On the node thread. */
final class RoomWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);
    private static final String FULL = "disk-full";
    private static final String OTHER_FULL = "device-full";

    private final Problems problems;
    private final Surroundings surroundings;
    private final ReplicaThreads threads;
    private final Runnable changed;
    private boolean full;

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

    /** Another device refused a chunk for want of room. */
    void otherIsFull(DeviceId device) {
        problems.report(
                OTHER_FULL,
                device.hex(),
                "A device has no room left for further photos. Make room on it, or add another device.");
    }

    /** Another device has taken something in. */
    void otherHasRoom(DeviceId device) {
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
            if (surroundings.roomBytes() > 0) {
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
