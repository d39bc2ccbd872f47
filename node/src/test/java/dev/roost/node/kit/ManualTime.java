package dev.roost.node.kit;

import dev.roost.node.thread.Time;
import dev.roost.storage.RunningTime;
import java.time.Duration;
import java.time.Instant;

/** Clocks that go when they are told to. Safe for use by many threads. */
public final class ManualTime implements Time, RunningTime {
    private Instant wall = Instant.parse("2026-07-01T12:00:00Z");
    private long millis;

    public synchronized void pass(Duration duration) {
        wall = wall.plus(duration);
        millis += duration.toMillis();
    }

    /** Sets the wall clock alone, as a person or a flat battery does. */
    public synchronized void setWall(Instant now) {
        wall = now;
    }

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    @Override
    public synchronized long monotonicMillis() {
        return millis;
    }

    @Override
    public synchronized long seconds() {
        return 1_000 + millis / 1_000;
    }

    @Override
    public void pause(Duration duration) {
        pass(duration);
    }
}
