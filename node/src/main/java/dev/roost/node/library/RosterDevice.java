package dev.roost.node.library;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Grant;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A device of the library.
 *
 * @param admittedBy the entry that admitted it
 * @param grants keys that were wrapped for it when it was admitted
 */
public record RosterDevice(Principal keys, Role role, LogHead admittedBy, List<Grant> grants) {
    public RosterDevice {
        grants = List.copyOf(grants);
    }

    public DeviceId id() {
        return keys.id();
    }

    RosterDevice with(List<Grant> more) {
        List<Grant> all = new ArrayList<>(grants);
        all.addAll(more);
        return new RosterDevice(keys, role, admittedBy, all);
    }
}
