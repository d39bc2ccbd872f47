package dev.roost.node.thread;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clocks of a node. Safe for use by many threads. */
public interface Time extends InstantSource {
    /** For dates that people read, and for nothing that guards data. */
    @Override
    Instant instant();

    /** Milliseconds since some moment; never goes back. */
    long monotonicMillis();

    /** Waits, for the few loops that wait for the outside world. */
    void pause(Duration duration) throws InterruptedException;
}
