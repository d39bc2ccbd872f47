package dev.roost.node.app;

import dev.roost.node.library.Library;
import dev.roost.node.pairing.Paired;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** What pairing brought becomes part of this home. Used by one thread at a time. */
final class Joining {
    private final OpenedHome home;
    private final Environment environment;

    Joining(OpenedHome home, Environment environment) {
        this.home = home;
        this.environment = environment;
    }

    /** A library that this home has not yet; durable when this returns. */
    void first(Paired.Joined joined) throws IOException {
        LibraryId id = joined.admission().library();
        if (!Library.shows(id, home.identity().id(), joined.roster())) {
            throw notNamed();
        }
        Library library = Library.open(
                home.storage().library(id), home.identity(), false, environment.time(), environment.random());
        library.introduce(home.identity().id(), joined.roster());
        home.storage().sync();
    }

    /** A library that this home has: it goes on, and learns what the roster says now. */
    void again(Paired.Joined joined, LibraryNode known) throws IOException {
        if (!known.library().introduce(home.identity().id(), joined.roster())) {
            throw notNamed();
        }
        offer(known.library());
        known.settle();
        known.replicator().appended();
    }

    /**
     * Says what this device takes, if it belongs and never said so: it may have been stopped between becoming part of
     * the library and saying it, and others would give it the index alone for ever.
     */
    static void offer(Library library) throws IOException {
        Optional<Role> role = library.role();
        if (role.isPresent() && !library.offers().hasOffered(library.self())) {
            Takes takes = role.get() == Role.STORAGE ? Takes.ALL : Takes.INDEX;
            library.append(EntryKind.OFFER, List.of(), new Offer(takes, 0, Octets.EMPTY).encode());
        }
    }

    /** Where a device was met. */
    static DeviceAddress address(DeviceId device, InetSocketAddress at) {
        return new DeviceAddress(device, at.getAddress().getHostAddress(), at.getPort());
    }

    private static IOException notNamed() {
        return new IOException("the other device's roster does not name this device");
    }
}
