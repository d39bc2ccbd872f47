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

/**
 * The side that shows the code. It proves that it knows the code only after the other side has, so
 * that every guess costs one of three tries.
 */
public final class HostPairing extends Conversation implements PairingWindow.Attempt {
    private final PairingWindow window;
    private final PairingExchange exchange;
    private boolean done;

    private HostPairing(PeerLink link, Lane lane, PairingWindow window, Party party) {
        super(link, lane, party);
        this.window = window;
        this.exchange =
                PairingExchange.host(window.code(), party.identity().leaf().keyHash(), link.keyHash(), party.random());
    }

    /** Begins with a device that asked to pair, if a window is open for it; otherwise says goodbye. */
    public static Optional<HostPairing> begin(
            PeerLink link, Lane lane, Optional<PairingWindow> window, Optional<Party> party) {
        if (window.isEmpty() || party.isEmpty() || !window.get().isOpen()) {
            link.close(ByeReason.NO_PAIRING);
            return Optional.empty();
        }
        HostPairing pairing = new HostPairing(link, lane, window.get(), party.get());
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
        PairingChannel channel;
        try {
            channel = exchange.receive(round);
        } catch (WrongCodeException e) {
            done = true;
            link().close(new Bye(ByeReason.WRONG_CODE, window.wrong(this)));
            return;
        }
        window.proved(this);
        link().trust();
        link().send(ours);
        agree(channel);
    }

    /** Also where the window ended, or serves another device by now: no guess is judged then, and nobody is admitted. */
    @Override
    public boolean isOver() {
        if (!done && !window.serves(this)) {
            done = true;
            link().close(ByeReason.TIMEOUT);
        }
        return done;
    }

    @Override
    public void asking() {
        window.asking(this);
    }

    @Override
    public void admitted(Newcomer newcomer) {
        done = true;
        window.admitted(this, newcomer);
    }

    @Override
    public void joined(Paired.Joined joined) {
        done = true;
        link().close(ByeReason.GOING);
        window.joined(this, joined);
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
}
