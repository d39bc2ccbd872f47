package dev.roost.storage;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/** What other devices lack of what they should hold, as they told: per device and log. Safe for many threads. */
public interface Exceptions {
    /** Replaces what a device lacks of a log; none is said by an empty collection. */
    void replace(DeviceId device, LogId log, Collection<ChunkId> lacking) throws IOException;

    Set<ChunkId> of(DeviceId device, LogId log) throws IOException;
}
