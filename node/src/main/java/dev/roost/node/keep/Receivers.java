package dev.roost.node.keep;

import dev.roost.proto.message.Offered;
import dev.roost.proto.model.DeviceId;
import java.util.List;
import java.util.Set;

/** The connected devices that take payload, as keeping sees them. Safe for use by many threads. */
public interface Receivers {
    /** Which they are now. */
    Set<DeviceId> now();

    /** Tells all of them that these chunks can be had here; returns at once. */
    void announce(List<Offered> chunks);
}
