package dev.roost.node.app;

import dev.roost.node.api.Observer;
import dev.roost.node.pairing.HostPairing;
import dev.roost.node.pairing.PairingWindow;
import dev.roost.node.peer.PeerLink;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import java.util.Optional;

/** The one pairing window that a node has open, if it has one, and who answers its question. Safe for use by many threads. */
final class PairingDoor {
    private final Node node;
    private Optional<Open> open = Optional.empty();

    private record Open(PairingWindow window, LibraryNode library, Observer observer) {}

    PairingDoor(Node node) {
        this.node = node;
    }

    /** Opens a window for a library; the one before it gives way. */
    synchronized PairingWindow open(LibraryNode library, Optional<Role> role, Observer observer) {
        open.ifPresent(before -> before.window().giveWay());
        PairingWindow window = PairingWindow.open(
                role, node.environment().time(), node.environment().random());
        open = Optional.of(new Open(window, library, observer));
        return window;
    }

    /** Shuts a window; a newer one in its place stays open. */
    synchronized void close(PairingWindow window) {
        window.close();
        open = open.filter(other -> other.window() != window);
    }

    /** The node stops. */
    synchronized void leave() {
        open.ifPresent(last -> last.window().leave());
        open = Optional.empty();
    }

    /** The library that a device may join now. */
    synchronized Optional<LibraryId> library() {
        return open.map(now -> now.library().id());
    }

    /** A conversation with a device that asks to be paired; where no window is open for it, it is told so. */
    synchronized Optional<HostPairing> knock(PeerLink link) {
        return HostPairing.begin(
                link,
                node.waitingLane(),
                open.map(Open::window),
                open.map(now -> new PairingHost(node, now.library(), now.observer())));
    }
}
