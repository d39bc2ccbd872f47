package dev.roost.storage;

import java.util.concurrent.atomic.AtomicLong;

/** Running time that passes when it is told to. */
public final class TestTime implements RunningTime {
    private final AtomicLong seconds = new AtomicLong(1_000);

    @Override
    public long seconds() {
        return seconds.get();
    }

    public void pass(long more) {
        seconds.addAndGet(more);
    }
}
