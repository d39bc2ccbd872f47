package dev.roost.node.app;

import dev.roost.node.pairing.HostPairing;
import dev.roost.node.peer.LinkListener;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.NodeThread;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Receives whoever connects: the first message says whether it is a device of a library that is served here or one that
 * wants to be paired, and everything after it goes there. Confined to the node thread.
 */
final class Reception implements LinkListener {
    /** How long a device may stay silent after it connected. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

    private final PeerLink link;
    private final Desk desk;
    private Optional<LinkListener> behind = Optional.empty();
    private boolean turnedAway;

    /** Where the reception leads. */
    interface Desk {
        /** The library with this id, if it is served here. */
        Optional<LibraryNode> library(LibraryId id);

        /** A pairing with this device, if a window is open for one. */
        Optional<HostPairing> pairing(PeerLink link);
    }

    private Reception(PeerLink link, Desk desk) {
        this.link = link;
        this.desk = desk;
    }

    /** Begins to listen to a device that connected. */
    static void receive(PeerLink link, Desk desk, NodeThread node) {
        Reception reception = new Reception(link, desk);
        link.start(reception);
        node.after(SILENCE_MAX, () -> {
            if (reception.behind.isEmpty() && link.isOpen()) {
                link.close(ByeReason.TIMEOUT);
            }
        });
    }

    @Override
    public void message(Message message) throws IOException {
        if (behind.isEmpty()) {
            behind = lead(message);
        }
        if (behind.isPresent()) {
            behind.get().message(message);
        }
    }

    @Override
    public void delivered(Deliver head, byte[] bytes) throws IOException {
        if (behind.isPresent()) {
            behind.get().delivered(head, bytes);
        } else if (!turnedAway) {
            throw new MalformedException("a delivery before any hello");
        }
    }

    @Override
    public void drained() {
        behind.ifPresent(LinkListener::drained);
    }

    @Override
    public void closed(Optional<Bye> bye) {
        turnedAway |= behind.isEmpty();
        behind.ifPresent(listener -> listener.closed(bye));
    }

    private Optional<LinkListener> lead(Message first) throws MalformedException {
        if (turnedAway) {
            return Optional.empty();
        }
        if (first instanceof Hello hello) {
            Optional<LibraryNode> library = desk.library(hello.library());
            if (library.isEmpty()) {
                // The same answer as to a device that is not known: nobody learns which libraries are served here.
                turnedAway = true;
                link.close(ByeReason.UNKNOWN);
                return Optional.empty();
            }
            return Optional.of(library.get().replicator().incoming(link));
        }
        if (first instanceof PairOpen) {
            Optional<HostPairing> pairing = desk.pairing(link);
            turnedAway = pairing.isEmpty();
            return pairing.map(p -> p);
        }
        throw new MalformedException("a first message that is no hello");
    }
}
