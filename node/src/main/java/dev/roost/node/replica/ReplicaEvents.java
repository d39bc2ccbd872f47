package dev.roost.node.replica;

import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/** What replication tells the rest of the node. Called on the node thread; it must not block. */
public interface ReplicaEvents {
    /** A device is connected and belongs. */
    default void online(DeviceId device, InetAddress host, int port, boolean outgoing) {}

    /** A device's link is closed. */
    default void offline(DeviceId device) {}

    /** A device durably holds these chunks that were offered to it. */
    default void acknowledged(DeviceId device, Collection<ChunkId> chunks) {}

    /** A device will not store these chunks. */
    default void refused(DeviceId device, Collection<ChunkId> chunks) {}

    /** Entries came, receipts changed, or chunks arrived: what was derived from them may look different. */
    default void changed() {}

    /** Where the library's other devices may be. */
    default void addresses(List<DeviceAddress> addresses) {}
}
