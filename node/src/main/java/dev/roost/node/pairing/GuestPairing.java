package dev.roost.node.pairing;

import dev.roost.node.crypto.PairingChannel;
import dev.roost.node.crypto.PairingExchange;
import dev.roost.node.crypto.WrongCodeException;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Lane;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The side that types the code. */
public final class GuestPairing extends Conversation {
    private static final int MINOR = 0;

    private final PairingExchange exchange;
    private final CompletableFuture<Paired> outcome = new CompletableFuture<>();
    private volatile Optional<Paired> admitted = Optional.empty();

    public GuestPairing(PeerLink link, Lane lane, String code, Party party) {
        super(link, lane, party);
        this.exchange = PairingExchange.guest(
                code, link.keyHash(), party.identity().leaf().keyHash(), party.random());
    }

    /** Asks the other side to begin; completes with what came of it, or with a {@link PairingException}. */
    public CompletableFuture<Paired> begin() {
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
        PairingChannel channel;
        try {
            channel = exchange.receive(round);
        } catch (WrongCodeException e) {
            throw new PairingException("wrong-code", "The code is wrong.");
        }
        link().trust();
        agree(channel);
    }

    /** Waits no longer. Whoever was signed in belongs, also if the other side has not said goodbye yet. */
    public void giveUp() {
        admitted.ifPresent(outcome::complete);
        outcome.completeExceptionally(
                new PairingException("pairing-expired", "Nobody answered at the other device in time. Try again."));
        link().close(ByeReason.TIMEOUT);
    }

    @Override
    public void asking() {
        // The other side's window measures the time.
    }

    @Override
    public boolean isOver() {
        return outcome.isDone() || admitted.isPresent();
    }

    @Override
    public void admitted(Newcomer newcomer) {
        // It is over when the other device has all that it needs: it closes then.
        admitted = Optional.of(new Paired.Admitted(newcomer));
    }

    @Override
    public void joined(Paired.Joined joined) {
        outcome.complete(joined);
        link().close(ByeReason.GOING);
    }

    @Override
    void over(Optional<Bye> bye) throws PairingException {
        admitted.ifPresent(outcome::complete);
        if (!outcome.isDone()) {
            throw explain(bye);
        }
    }

    @Override
    void failed(PairingException e) {
        link().close(reason(e));
        admitted.ifPresent(outcome::complete);
        outcome.completeExceptionally(e);
    }

    private static PairingException explain(Optional<Bye> bye) {
        ByeReason reason = bye.map(Bye::reason).orElse(ByeReason.GOING);
        return switch (reason) {
            case WRONG_CODE -> wrongCode(bye.orElseThrow().triesLeft());
            case NO_PAIRING ->
                new PairingException("no-pairing", "The other device shows no code. Run 'roost pair' there first.");
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
}
