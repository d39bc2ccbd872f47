package dev.roost.node.pairing;

import dev.roost.node.thread.Time;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Role;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The two minutes in which one device may join by a code: three wrong ones and it is dead. The code is nowhere but here
 * and on the screen. Safe for use by many threads.
 */
public final class PairingWindow {
    private final String code;
    private final Optional<Role> role;
    private final long endsAtMillis;
    private final Time time;
    private final CompletableFuture<Newcomer> outcome = new CompletableFuture<>();
    private int triesLeft = Limits.PAIRING_TRIES_MAX;
    private boolean busy;

    private PairingWindow(String code, Optional<Role> role, Time time) {
        this.code = code;
        this.role = role;
        this.time = time;
        this.endsAtMillis = time.monotonicMillis() + 1_000L * Limits.PAIRING_SECONDS_MAX;
    }

    /** Opens a window with a fresh code of 8 digits. */
    public static PairingWindow open(Optional<Role> role, Time time, SecureRandom random) {
        return new PairingWindow("%08d".formatted(random.nextInt(100_000_000)), role, time);
    }

    /** The digits to show. */
    public String code() {
        return code;
    }

    Optional<Role> role() {
        return role;
    }

    /** Completes with the device that joined, or with a {@link PairingException}. */
    public CompletableFuture<Newcomer> outcome() {
        return outcome;
    }

    /** Whether somebody may still try. */
    public synchronized boolean isOpen() {
        return !outcome.isDone() && triesLeft > 0 && time.monotonicMillis() < endsAtMillis;
    }

    public long millisLeft() {
        return Math.max(0, endsAtMillis - time.monotonicMillis());
    }

    /** One attempt at a time; returns whether this one may begin. */
    synchronized boolean begin() {
        if (!isOpen() || busy) {
            return false;
        }
        busy = true;
        return true;
    }

    /** The attempt is over, without a word on the code. */
    synchronized void end() {
        busy = false;
    }

    /** A wrong code was used; returns how many tries are left. */
    synchronized int wrong() {
        busy = false;
        triesLeft--;
        if (triesLeft == 0) {
            outcome.completeExceptionally(new PairingException(
                    "pairing-failed",
                    "Three wrong codes: this code is dead. If that was not you, somebody else on the network tried."
                            + " Run 'roost pair' again for a new one."));
        }
        return triesLeft;
    }

    /** The window is shut. */
    public synchronized void close() {
        outcome.completeExceptionally(new PairingException(
                "pairing-expired", "No device joined in time. Run 'roost pair' again for a new code."));
    }
}
