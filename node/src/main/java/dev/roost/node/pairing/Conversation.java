package dev.roost.node.pairing;

import dev.roost.node.peer.LinkListener;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Lane;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.MessageHandler;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One side of a pairing over one link. Its steps compute for tens of milliseconds and wait for people, so they run on a
 * lane of the workers, in the order in which messages came.
 */
abstract class Conversation implements LinkListener, MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final PeerLink link;
    private final Lane lane;

    Conversation(PeerLink link, Lane lane) {
        this.link = link;
        this.lane = lane;
    }

    PeerLink link() {
        return link;
    }

    @Override
    public final void message(Message message) {
        heard(() -> message.tell(this));
    }

    @Override
    public final void delivered(Deliver head, byte[] bytes) throws IOException {
        if (head.kind() != Delivery.ENTRY) {
            throw new MalformedException("a delivery of " + head.kind() + " while pairing");
        }
        link.taken(bytes.length);
        heard(() -> entry(LogEntry.parse(bytes)));
    }

    @Override
    public final void closed(Optional<Bye> bye) {
        step(() -> over(bye));
    }

    /** What runs in turn; what it throws ends the pairing. */
    interface Step {
        void run() throws IOException;
    }

    /** What comes after the end of a conversation was sent before the other side knew of it, and counts for nothing. */
    private void heard(Step step) {
        step(() -> {
            if (!isOver()) {
                step.run();
            }
        });
    }

    final void step(Step step) {
        lane.execute(() -> {
            try {
                step.run();
            } catch (PairingException e) {
                failed(e);
            } catch (IOException e) {
                LOG.info("pairing with {} ended: {}", link.remote(), e.getMessage());
                failed(new PairingException(
                        "pairing-failed", "The other device spoke in a way that this version does not understand."));
            } catch (RuntimeException e) {
                LOG.error("a mistake in this program ends the pairing with {}", link.remote(), e);
                failed(new PairingException(
                        "pairing-failed", "Something unexpected went wrong; the log has the details."));
            }
        });
    }

    /** Whether nothing that is heard matters any more. */
    abstract boolean isOver();

    /** A roster entry came. */
    void entry(LogEntry entry) throws IOException {
        throw new MalformedException("an entry out of place");
    }

    /** The link is closed. */
    abstract void over(Optional<Bye> bye) throws PairingException;

    /** Nothing comes of it. */
    abstract void failed(PairingException e);
}
