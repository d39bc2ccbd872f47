package dev.roost.node.pairing;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.PairingChannel;
import dev.roost.node.crypto.PairingExchange;
import dev.roost.node.crypto.WrongCodeException;
import dev.roost.node.library.Library;
import dev.roost.node.library.RosterDevice;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Lane;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairMessage;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The side that has the library and shows the code. It proves that it knows the code only after the other side has, so
 * that every guess costs one of three tries.
 */
public final class HostPairing extends Conversation implements PairingWindow.Attempt {
    private final PairingWindow window;
    private final Host host;
    private final PairingExchange exchange;
    private Optional<PairingChannel> channel = Optional.empty();
    private Optional<PairMessage.Description> guest = Optional.empty();
    private boolean allowedHere;
    private boolean allowedThere;
    private boolean done;

    /** The device that admits. */
    public interface Host {
        Identity identity();

        String name();

        Library library();

        SecureRandom random();

        /** Whether the person here allows it; blocks until they said so. */
        boolean allow(AllowQuestion question);

        /** Signs a device in, durably. */
        void admit(Newcomer newcomer) throws IOException;
    }

    private HostPairing(PeerLink link, Lane lane, PairingWindow window, Host host) {
        super(link, lane);
        this.window = window;
        this.host = host;
        this.exchange =
                PairingExchange.host(window.code(), host.identity().leaf().keyHash(), link.keyHash(), host.random());
    }

    /** Begins with a device that asked to pair, if a window is open for it; otherwise says goodbye. */
    public static Optional<HostPairing> begin(
            PeerLink link, Lane lane, Optional<PairingWindow> window, Optional<Host> host) {
        if (window.isEmpty() || host.isEmpty() || !window.get().isOpen()) {
            link.close(ByeReason.NO_PAIRING);
            return Optional.empty();
        }
        HostPairing pairing = new HostPairing(link, lane, window.get(), host.get());
        if (!window.get().begin(pairing)) {
            link.close(ByeReason.BUSY);
            return Optional.empty();
        }
        return Optional.of(pairing);
    }

    @Override
    public void end(ByeReason why) {
        link().close(why);
    }

    @Override
    public void pairOpen(PairOpen open) throws IOException {
        link().send(exchange.round1());
    }

    @Override
    public void pairRound1(PairRound1 round) throws IOException {
        exchange.receive(round);
        link().send(exchange.round2());
    }

    @Override
    public void pairRound2(PairRound2 round) throws IOException {
        exchange.receive(round);
    }

    @Override
    public void pairRound3(PairRound3 round) throws IOException {
        // The state of the exchange asks for our own round 3 to be made first; it is sent only if theirs is right.
        PairRound3 ours = exchange.round3();
        if (!window.judge(this)) {
            return;
        }
        try {
            channel = Optional.of(exchange.receive(round));
        } catch (WrongCodeException e) {
            done = true;
            link().close(new Bye(ByeReason.WRONG_CODE, window.wrong(this)));
            return;
        }
        window.proved(this);
        link().trust();
        link().send(ours);
        link().send(channel().seal(description()));
    }

    @Override
    public void pairBox(PairBox box) throws IOException {
        PairMessage message = channel().open(box);
        if (message instanceof PairMessage.Description description) {
            described(description);
        } else if (message instanceof PairMessage.Verdict verdict) {
            if (!verdict.allowed()) {
                throw new PairingException("denied", "The person at the other device said no.");
            }
            allowedThere = true;
            admitIfBothAllow();
        } else {
            throw new MalformedException("an admission from the device that wants one");
        }
    }

    /** Also where the window ended, or serves another device by now: no guess is judged then, and nobody is admitted. */
    @Override
    boolean isOver() {
        if (!done && !window.serves(this)) {
            done = true;
            link().close(ByeReason.TIMEOUT);
        }
        return done;
    }

    @Override
    void over(Optional<Bye> bye) {
        done = true;
        // Only now has a device that was admitted everything that it needs: it closes when it has.
        boolean denied = bye.filter(b -> b.reason() == ByeReason.DENIED).isPresent();
        window.over(
                this,
                new PairingException(
                        denied ? "denied" : "pairing-failed", "The other device went away before it had joined."));
    }

    @Override
    void failed(PairingException e) {
        done = true;
        link().close(reason(e));
        window.over(this, e);
    }

    static ByeReason reason(PairingException e) {
        return switch (e.code()) {
            case "denied" -> ByeReason.DENIED;
            case "role-mismatch", "has-library" -> ByeReason.MISMATCH;
            default -> ByeReason.PROTOCOL;
        };
    }

    private void described(PairMessage.Description description) throws IOException {
        if (guest.isPresent() || !description.keys().id().equals(link().device())) {
            throw new MalformedException("a description of another device than the one that speaks");
        }
        guest = Optional.of(description);
        if (description.library().isPresent()) {
            throw new PairingException(
                    "has-library",
                    "Both devices have a library of their own. One device serves one library: start the joining one in"
                            + " a fresh home.");
        }
        window.asking(this);
        AllowQuestion question = new AllowQuestion(
                description.name(),
                DeviceIds.shortText(link().device()),
                Terms.word(newcomer(description).role()),
                true);
        if (!host.allow(question)) {
            throw new PairingException("denied", "The device was not allowed in.");
        }
        allowedHere = true;
        link().send(channel().seal(new PairMessage.Verdict(true)));
        admitIfBothAllow();
    }

    private void admitIfBothAllow() throws IOException {
        // People take their time: the window may have ended meanwhile.
        if (!allowedHere || !allowedThere || isOver()) {
            return;
        }
        Newcomer newcomer = newcomer(guest.orElseThrow());
        host.admit(newcomer);
        done = true;
        window.admitted(this, newcomer);
        link().send(channel().seal(new PairMessage.Admission(host.library().id(), newcomer.role())));
        for (LogEntry entry : host.library().rosterEntries()) {
            link().deliver(Delivery.ENTRY, Octets.copyOf(entry.head().bytes()), entry.bytes());
        }
        link().sendAfterDeliveries(new Introduced());
    }

    /** A device that belongs already stays what it is: keys are wrapped for a role once. */
    private Newcomer newcomer(PairMessage.Description description) throws PairingException {
        Role role = Terms.role(description(), description);
        Optional<RosterDevice> known =
                host.library().roster().device(description.keys().id());
        if (known.isPresent() && known.get().role() != role) {
            throw Terms.fixed("\"" + description.name() + "\"", known.get().role());
        }
        return new Newcomer(description.keys(), description.name(), role);
    }

    private PairMessage.Description description() {
        return new PairMessage.Description(
                host.identity().principal(),
                host.name(),
                window.role(),
                Optional.of(host.library().id()));
    }

    private PairingChannel channel() throws MalformedException {
        return channel.orElseThrow(() -> new MalformedException("a sealed message before the code was proved"));
    }
}
