package dev.roost.node;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become true, and not for ever: tests do not sleep and hope. */
public final class Until {
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 2_000_000;

    private Until() {}

    /** Returns as soon as this holds. */
    public static void holds(String what, Callable<Boolean> condition) {
        holds(what, USUAL, condition);
    }

    /** Returns as soon as this holds; fails with the words given if it does not in this time. */
    public static void holds(String what, Duration limit, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception | AssertionError e) {
                last = e;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new AssertionError("not in " + limit.toSeconds() + " s: " + what, last);
    }

    /** Returns as soon as these assertions pass. */
    public static void passes(Attempt assertions) {
        passes(USUAL, assertions);
    }

    /** Returns as soon as these assertions pass; fails as they did last if they do not in this time. */
    public static void passes(Duration limit, Attempt assertions) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                assertions.run();
                return;
            } catch (Exception | AssertionError e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not in " + limit.toSeconds() + " s: " + e.getMessage(), e);
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** What is tried until it passes. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws Exception;
    }
}
