package dev.roost.node.app;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.Observer;
import dev.roost.node.crypto.Identity;
import dev.roost.node.library.Library;
import dev.roost.node.library.RosterDevice;
import dev.roost.node.pairing.Admission;
import dev.roost.node.pairing.Newcomer;
import dev.roost.node.pairing.Paired;
import dev.roost.node.pairing.Party;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;

/** This device as one of two that pair: it admits the other if it has a library, and joins the other's if it has none. */
final class PairingParty implements Party {
    private final Node node;
    private final Optional<LibraryNode> library;
    private final Optional<Role> role;
    private final Observer observer;
    private final Optional<InetSocketAddress> other;

    private PairingParty(
            Node node,
            Optional<LibraryNode> library,
            Optional<Role> role,
            Observer observer,
            Optional<InetSocketAddress> other) {
        this.node = node;
        this.library = library;
        this.role = role;
        this.observer = observer;
        this.other = other;
    }

    /** The one that shows the code: where the other listens it does not learn by that. */
    static PairingParty showing(Node node, Optional<LibraryNode> library, Optional<Role> role, Observer observer) {
        return new PairingParty(node, library, role, observer, Optional.empty());
    }

    /** The one that types the code which a device at this address shows. */
    static PairingParty typing(Node node, Optional<Role> role, Observer observer, InetSocketAddress at) {
        return new PairingParty(node, node.memberLibrary(), role, observer, Optional.of(at));
    }

    @Override
    public Identity identity() {
        return node.home().identity();
    }

    @Override
    public String name() {
        return node.profile().name();
    }

    @Override
    public SecureRandom random() {
        return node.environment().random();
    }

    @Override
    public Optional<Library> library() {
        return library.map(LibraryNode::library);
    }

    @Override
    public Optional<Role> role() {
        // What this device was set up as is a wish for itself, never for another that it admits.
        return role.isPresent() || library.isPresent() ? role : node.profile().role();
    }

    @Override
    public Optional<Role> roleIn(LibraryId id, DeviceId device) {
        return node.library(id)
                .flatMap(known -> known.library().roster().device(device))
                .map(RosterDevice::role);
    }

    @Override
    public boolean allow(AllowQuestion question) {
        return observer.allow(question);
    }

    @Override
    public boolean gaveUp() {
        return observer.cancelled();
    }

    @Override
    public void admit(Newcomer newcomer) throws IOException {
        LibraryNode admitting = library.orElseThrow();
        DeviceId device = newcomer.keys().id();
        if (admitting.library().roster().device(device).isEmpty()) {
            Admission.sign(admitting.library(), newcomer, random());
        } else if (!Optional.of(newcomer.name())
                .equals(admitting.folds().index().deviceName(device))) {
            Admission.name(admitting.library(), newcomer);
        }
        admitting.settle();
        admitting.replicator().appended();
    }

    @Override
    public void join(Paired.Joined joined) throws IOException {
        node.join(joined, other);
        if (node.profile().role().isEmpty()) {
            node.profile().setUp(Optional.empty(), joined.admission().role());
        }
    }
}
