package dev.roost.node.pairing;

import dev.roost.node.thread.Time;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.model.Limits;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The two minutes in which one other device may pair by a code: three wrong ones and it is dead. The code is nowhere but here
 * and on the screen. One device is spoken with at a time; whoever has not proved the code gives way to the next who
 * comes, so that a stranger who says nothing keeps nobody out. Safe for use by many threads.
 */
public final class PairingWindow {
    /** From its first word a device has this long to prove the code and say who it is; people are asked only then. */
    private static final long ROUNDS_MILLIS_MAX = 10_000;

    private final String code;
    private final long endsAtMillis;
    private final Time time;
    private final CompletableFuture<Paired> outcome = new CompletableFuture<>();
    private int triesLeft = Limits.PAIRING_TRIES_MAX;
    private Optional<Attempt> current = Optional.empty();
    private long beganAtMillis;
    private Stage stage = Stage.ROUNDS;
    private Optional<Paired> admitted = Optional.empty();

    /** How far the current attempt is. */
    private enum Stage {
        ROUNDS,
        JUDGED,
        PROVED,
        ASKING
    }

    /** One device's try to join. */
    interface Attempt {
        /** Nothing comes of it any more: the other side is told why. Never blocks. */
        void end(ByeReason why);
    }

    private PairingWindow(String code, Time time) {
        this.code = code;
        this.time = time;
        this.endsAtMillis = time.monotonicMillis() + 1_000L * Limits.PAIRING_SECONDS_MAX;
    }

    /** Opens a window with a fresh code of 8 digits. */
    public static PairingWindow open(Time time, SecureRandom random) {
        return new PairingWindow("%08d".formatted(random.nextInt(100_000_000)), time);
    }

    /** The digits to show. */
    public String code() {
        return code;
    }

    /** Completes with what came of it, or with a {@link PairingException}. */
    public CompletableFuture<Paired> outcome() {
        return outcome;
    }

    /** Whether somebody may still try. */
    public synchronized boolean isOpen() {
        return !outcome.isDone() && triesLeft > 0 && time.monotonicMillis() < endsAtMillis;
    }

    /** How long it is open; a device that was signed in has a little longer to hear of it. */
    public synchronized long millisLeft() {
        long end = admitted.isPresent() ? endsAtMillis + ROUNDS_MILLIS_MAX : endsAtMillis;
        return Math.max(0, end - time.monotonicMillis());
    }

    /** Ends an attempt that takes too long over its rounds. To be called now and then. */
    public synchronized void look() {
        if (stage != Stage.ASKING && time.monotonicMillis() - beganAtMillis > ROUNDS_MILLIS_MAX) {
            current.ifPresent(attempt -> attempt.end(ByeReason.TIMEOUT));
        }
    }

    /** The time is over, or whoever waited does so no more: nobody joins any longer. */
    public void close() {
        close("No device joined in time. Run 'roost pair' again for a new code.", ByeReason.TIMEOUT);
    }

    /** The node stops. */
    public void leave() {
        close("The node stopped before a device joined.", ByeReason.GOING);
    }

    /** Another window opens in this one's place. */
    public void giveWay() {
        close(
                "Another 'roost pair' began on this device, and this code is dead. Use the newer one.",
                ByeReason.NO_PAIRING);
    }

    private synchronized void close(String why, ByeReason toTheOther) {
        // Whoever was signed in belongs, also if the other side has not said goodbye yet.
        admitted.ifPresent(outcome::complete);
        outcome.completeExceptionally(new PairingException("pairing-expired", why));
        current.ifPresent(attempt -> attempt.end(toTheOther));
        current = Optional.empty();
    }

    /** One attempt at a time; returns whether this one may begin. */
    synchronized boolean begin(Attempt attempt) {
        if (!isOpen() || (current.isPresent() && stage != Stage.ROUNDS)) {
            return false;
        }
        current.ifPresent(before -> before.end(ByeReason.BUSY));
        current = Optional.of(attempt);
        stage = Stage.ROUNDS;
        beganAtMillis = time.monotonicMillis();
        return true;
    }

    /** Whether this is the attempt that may go on, and in time. */
    synchronized boolean serves(Attempt attempt) {
        return isOpen() && isCurrent(attempt);
    }

    /**
     * The attempt's guess is about to be judged: from here on it gives way to nobody, so that no more guesses are ever
     * judged than there are tries. Returns whether it may be.
     */
    synchronized boolean judge(Attempt attempt) {
        return reached(attempt, Stage.JUDGED);
    }

    /** The attempt has proved the code. */
    synchronized boolean proved(Attempt attempt) {
        return reached(attempt, Stage.PROVED);
    }

    /** Only people keep the attempt waiting now: they have as long as the window is open. */
    synchronized boolean asking(Attempt attempt) {
        return reached(attempt, Stage.ASKING);
    }

    private boolean reached(Attempt attempt, Stage reached) {
        boolean serves = serves(attempt);
        if (serves) {
            stage = reached;
        }
        return serves;
    }

    /** The attempt's device was signed in, durably. */
    synchronized void admitted(Attempt attempt, Newcomer newcomer) {
        if (isCurrent(attempt)) {
            admitted = Optional.of(new Paired.Admitted(newcomer));
        }
    }

    /** This device joined the library of the attempt's device, durably. */
    synchronized void joined(Attempt attempt, Paired.Joined joined) {
        if (isCurrent(attempt)) {
            outcome.complete(joined);
        }
    }

    /** The attempt is over. If its device had proved the code, so is the window. */
    synchronized void over(Attempt attempt, PairingException why) {
        if (isCurrent(attempt)) {
            admitted.ifPresent(outcome::complete);
            if (stage == Stage.PROVED || stage == Stage.ASKING) {
                outcome.completeExceptionally(why);
            }
            current = Optional.empty();
        }
    }

    /** The attempt used a wrong code; returns how many tries are left. */
    synchronized int wrong(Attempt attempt) {
        if (isCurrent(attempt)) {
            current = Optional.empty();
        }
        triesLeft--;
        if (triesLeft == 0) {
            outcome.completeExceptionally(new PairingException(
                    "pairing-failed",
                    "Three wrong codes: this code is dead. If that was not you, somebody else on the network tried."
                            + " Run 'roost pair' again for a new one."));
        }
        return triesLeft;
    }

    private boolean isCurrent(Attempt attempt) {
        return current.filter(attempt::equals).isPresent();
    }
}
