package dev.roost.node.library;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A hybrid logical clock (Kulkarni et al., 2014): 48 bits of wall milliseconds, 16 bits of counter, and never less than
 * what was seen. It orders what no causality orders, and gives dates to people. Safe for use by many threads.
 */
final class HybridClock {
    private static final int COUNTER_BITS = 16;

    /** Later times (the year 3000) are no clock's: followed, they would leave no room to go on. */
    private static final long TIME_MAX = 32_503_680_000_000L << COUNTER_BITS;

    private final InstantSource wall;
    private long last;

    HybridClock(InstantSource wall) {
        this.wall = wall;
    }

    InstantSource wall() {
        return wall;
    }

    synchronized long tick() {
        long now = Math.max(0, wall.millis()) << COUNTER_BITS;
        last = Math.max(last + 1, Math.min(now, TIME_MAX));
        return last;
    }

    synchronized void saw(long time) {
        if (time <= TIME_MAX) {
            last = Math.max(last, time);
        }
    }

    static Instant instant(long time) {
        return Instant.ofEpochMilli(time >>> COUNTER_BITS);
    }
}
