package dev.roost.node.pairing;

import dev.roost.node.crypto.PairingChannel;
import dev.roost.node.peer.LinkListener;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Lane;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.MessageHandler;
import dev.roost.proto.message.PairBox;
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
abstract class Conversation implements LinkListener, MessageHandler, Agreement.Course {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final PeerLink link;
    private final Lane lane;
    private final Party party;
    private Optional<Agreement> agreement = Optional.empty();

    Conversation(PeerLink link, Lane lane, Party party) {
        this.link = link;
        this.lane = lane;
        this.party = party;
    }

    /** Both have proved the code: from now on all that is said is sealed. */
    final void agree(PairingChannel channel) throws IOException {
        Agreement begun = new Agreement(link, channel, party, this);
        agreement = Optional.of(begun);
        begun.begin();
    }

    @Override
    public final void pairBox(PairBox box) throws IOException {
        agreement().heard(box);
    }

    @Override
    public final void introduced(Introduced end) throws IOException {
        agreement().introduced();
    }

    private Agreement agreement() throws MalformedException {
        return agreement.orElseThrow(() -> new MalformedException("a sealed message before the code was proved"));
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
        heard(() -> agreement().entry(LogEntry.parse(bytes)));
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

    /** The link is closed. */
    abstract void over(Optional<Bye> bye) throws PairingException;

    /** Nothing comes of it. */
    abstract void failed(PairingException e);

    /** Why the other device is let go. */
    static ByeReason reason(PairingException e) {
        return switch (e.code()) {
            case "denied" -> ByeReason.DENIED;
            case "role-mismatch", "has-library", "neither-library" -> ByeReason.MISMATCH;
            default -> ByeReason.PROTOCOL;
        };
    }
}
