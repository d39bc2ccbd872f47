package dev.roost.node.library;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A hybrid logical clock (Kulkarni et al., 2014): 48 bits of wall milliseconds, 16 bits of counter, and never less than
 * what was seen. It orders what no causality orders, and gives dates to people. Safe for use by many threads.
 */
final class HybridClock {
    private static final int COUNTER_BITS = 16;

    private final InstantSource wall;
    private long last;

    HybridClock(InstantSource wall) {
        this.wall = wall;
    }

    synchronized long tick() {
        last = Math.max(last + 1, Math.max(0, wall.millis()) << COUNTER_BITS);
        return last;
    }

    synchronized void saw(long time) {
        last = Math.max(last, time);
    }

    static Instant instant(long time) {
        return Instant.ofEpochMilli(time >>> COUNTER_BITS);
    }
}
