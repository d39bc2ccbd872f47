package dev.roost.node.library;

import dev.roost.node.crypto.NamedEpoch;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The devices of a library and its key epochs, as its signed entries say at one moment. Immutable. */
public final class Roster {
    private final LibraryId library;
    private final Map<DeviceId, RosterDevice> devices;
    private final Optional<Principal> recovery;
    private final List<NamedEpoch> epochs;

    Roster(
            LibraryId library,
            Map<DeviceId, RosterDevice> devices,
            Optional<Principal> recovery,
            Collection<NamedEpoch> epochs) {
        this.library = library;
        this.devices = Map.copyOf(devices);
        this.recovery = recovery;
        this.epochs = List.copyOf(epochs);
    }

    public LibraryId library() {
        return library;
    }

    public Optional<RosterDevice> device(DeviceId id) {
        return Optional.ofNullable(devices.get(id));
    }

    /** All devices, by id. */
    public List<RosterDevice> devices() {
        return devices.values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    public boolean isMember(DeviceId id) {
        return device(id).filter(device -> device.role() == Role.MEMBER).isPresent();
    }

    public Optional<Principal> recovery() {
        return recovery;
    }

    public List<NamedEpoch> epochs() {
        return epochs;
    }
}
