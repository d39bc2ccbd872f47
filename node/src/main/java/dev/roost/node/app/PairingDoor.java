package dev.roost.node.app;

import dev.roost.node.api.Observer;
import dev.roost.node.pairing.HostPairing;
import dev.roost.node.pairing.PairingWindow;
import dev.roost.node.pairing.Party;
import dev.roost.node.peer.PeerLink;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import java.util.Optional;

/** The one pairing window that a node has open, if it has one, and who answers its question. Safe for use by many threads. */
final class PairingDoor {
    private final Node node;
    private Optional<Open> open = Optional.empty();

    private record Open(PairingWindow window, Optional<LibraryNode> library, Party party) {}

    /** What a window is open for: a device that joins this library, or, without one, a device that has one. */
    record Waiting(Optional<LibraryId> library) {}

    PairingDoor(Node node) {
        this.node = node;
    }

    /** Opens a window to admit to a library or, without one, to join one; the one before it gives way. */
    PairingWindow open(Optional<LibraryNode> library, Optional<Role> role, Observer observer) {
        PairingWindow opened = replace(library, role, observer);
        node.announce();
        return opened;
    }

    private synchronized PairingWindow replace(Optional<LibraryNode> library, Optional<Role> role, Observer observer) {
        open.ifPresent(before -> before.window().giveWay());
        PairingWindow window =
                PairingWindow.open(node.environment().time(), node.environment().random());
        open = Optional.of(new Open(window, library, PairingParty.showing(node, library, role, observer)));
        return window;
    }

    /** Shuts a window; a newer one in its place stays open. */
    void close(PairingWindow window) {
        window.close();
        forget(window);
        node.announce();
    }

    private synchronized void forget(PairingWindow window) {
        open = open.filter(other -> other.window() != window);
    }

    /** The node stops. */
    synchronized void leave() {
        open.ifPresent(last -> last.window().leave());
        open = Optional.empty();
    }

    /** What is waited for now. */
    synchronized Optional<Waiting> waiting() {
        return open.map(now -> new Waiting(now.library().map(LibraryNode::id)));
    }

    /** A conversation with a device that asks to be paired; where no window is open for it, it is told so. */
    synchronized Optional<HostPairing> knock(PeerLink link) {
        return HostPairing.begin(link, node.waitingLane(), open.map(Open::window), open.map(Open::party));
    }
}
