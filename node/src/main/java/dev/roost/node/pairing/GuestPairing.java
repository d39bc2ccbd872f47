package dev.roost.node.pairing;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.PairingChannel;
import dev.roost.node.crypto.PairingExchange;
import dev.roost.node.crypto.WrongCodeException;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Lane;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairMessage;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The side that types the code and joins. */
public final class GuestPairing extends Conversation {
    private static final int MINOR = 0;

    private final Guest guest;
    private final PairingExchange exchange;
    private final CompletableFuture<Joined> outcome = new CompletableFuture<>();
    private final List<LogEntry> roster = new ArrayList<>();
    private Optional<PairingChannel> channel = Optional.empty();
    private Optional<PairMessage.Description> host = Optional.empty();
    private Optional<PairMessage.Admission> admission = Optional.empty();

    /** The device that joins. */
    public interface Guest {
        Identity identity();

        String name();

        /** What it wishes to be, if it cares. */
        Optional<Role> role();

        SecureRandom random();

        /** What it is in a library already, if it belongs there. */
        Optional<Role> roleIn(LibraryId library);

        /** Whether the person here allows it; blocks until they said so. */
        boolean allow(AllowQuestion question);
    }

    /**
     * What this device joined.
     *
     * @param roster entries that show who belongs
     */
    public record Joined(PairMessage.Admission admission, PairMessage.Description by, List<LogEntry> roster) {
        public Joined {
            roster = List.copyOf(roster);
        }
    }

    public GuestPairing(PeerLink link, Lane lane, String code, Guest guest) {
        super(link, lane);
        this.guest = guest;
        this.exchange = PairingExchange.guest(
                code, link.keyHash(), guest.identity().leaf().keyHash(), guest.random());
    }

    /** Asks the other side to begin; completes with what was joined, or with a {@link PairingException}. */
    public CompletableFuture<Joined> begin() {
        link().start(this);
        step(() -> {
            link().send(new PairOpen(MINOR));
            link().send(exchange.round1());
        });
        return outcome;
    }

    @Override
    public void pairRound1(PairRound1 round) throws IOException {
        exchange.receive(round);
        link().send(exchange.round2());
    }

    @Override
    public void pairRound2(PairRound2 round) throws IOException {
        exchange.receive(round);
        link().send(exchange.round3());
    }

    @Override
    public void pairRound3(PairRound3 round) throws IOException {
        try {
            channel = Optional.of(exchange.receive(round));
        } catch (WrongCodeException e) {
            throw new PairingException("wrong-code", "The code is wrong.");
        }
        link().trust();
        link().send(channel().seal(description()));
    }

    @Override
    public void pairBox(PairBox box) throws IOException {
        PairMessage message = channel().open(box);
        if (message instanceof PairMessage.Description description) {
            described(description);
        } else if (message instanceof PairMessage.Admission given) {
            admission = Optional.of(given);
        } else if (message instanceof PairMessage.Verdict verdict && !verdict.allowed()) {
            throw new PairingException("denied", "The person at the other device said no.");
        }
    }

    @Override
    void entry(LogEntry entry) throws IOException {
        if (admission.isEmpty() || roster.size() > 4 * Limits.DEVICES_MAX) {
            throw new MalformedException("a roster entry out of place");
        }
        roster.add(entry);
    }

    @Override
    public void introduced(Introduced end) throws IOException {
        PairMessage.Admission given =
                admission.orElseThrow(() -> new MalformedException("an introduction before the admission"));
        outcome.complete(new Joined(given, host.orElseThrow(), roster));
        link().close(ByeReason.GOING);
    }

    @Override
    boolean isOver() {
        return outcome.isDone();
    }

    @Override
    void over(Optional<Bye> bye) throws PairingException {
        if (!outcome.isDone()) {
            throw explain(bye);
        }
    }

    @Override
    void failed(PairingException e) {
        link().close(HostPairing.reason(e));
        outcome.completeExceptionally(e);
    }

    private void described(PairMessage.Description description) throws IOException {
        if (host.isPresent() || !description.keys().id().equals(link().device())) {
            throw new MalformedException("a description of another device than the one that speaks");
        }
        host = Optional.of(description);
        Role role = Terms.role(description, description());
        Optional<Role> already = description.library().flatMap(guest::roleIn);
        if (already.isPresent() && already.get() != role) {
            throw Terms.fixed("This device", already.get());
        }
        AllowQuestion question =
                new AllowQuestion(description.name(), DeviceIds.shortText(link().device()), Terms.word(role), false);
        boolean allowed = guest.allow(question);
        link().send(channel().seal(new PairMessage.Verdict(allowed)));
        if (!allowed) {
            throw new PairingException("denied", "Joining was not allowed at this device.");
        }
    }

    private static PairingException explain(Optional<Bye> bye) {
        ByeReason reason = bye.map(Bye::reason).orElse(ByeReason.GOING);
        return switch (reason) {
            case WRONG_CODE -> wrongCode(bye.orElseThrow().triesLeft());
            case NO_PAIRING ->
                new PairingException(
                        "no-pairing", "The other device does not wait for one to join. Run 'roost pair' there first.");
            case BUSY ->
                new PairingException(
                        "pairing-busy",
                        "The other device is pairing with somebody else just now. Try again in a moment.");
            case DENIED -> new PairingException("denied", "The person at the other device said no.");
            case TIMEOUT ->
                new PairingException("pairing-failed", "Pairing took too long, and the other device gave it up.");
            case MISMATCH ->
                new PairingException(
                        "role-mismatch", "The other device would not admit this one in the role that was asked for.");
            default -> new PairingException("pairing-failed", "The other device went away while pairing.");
        };
    }

    private static PairingException wrongCode(int left) {
        String then = switch (left) {
            case 0 -> "The code is dead now: run 'roost pair' there again.";
            case 1 -> "One more try is left.";
            default -> left + " more tries are left.";
        };
        return new PairingException("wrong-code", "The code is wrong. " + then);
    }

    private PairMessage.Description description() {
        return new PairMessage.Description(guest.identity().principal(), guest.name(), guest.role(), Optional.empty());
    }

    private PairingChannel channel() throws MalformedException {
        return channel.orElseThrow(() -> new MalformedException("a sealed message before the code was proved"));
    }
}
