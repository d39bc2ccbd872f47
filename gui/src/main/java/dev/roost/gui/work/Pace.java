package dev.roost.gui.work;

import dev.roost.node.api.NodeEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast something goes, by what happened in the last seconds. Used by one thread at a time. */
final class Pace {
    private static final long WINDOW_MILLIS = 10_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long KNOWN_AFTER_MILLIS = 1_000;

    /** What was left, and moved, at one moment. */
    private record Sample(long millis, long itemsLeft, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    void note(NodeEvent.Progress progress, long millis) {
        samples.addLast(new Sample(millis, progress.itemsTotal() - progress.items(), progress.bytes()));
        while (samples.size() > 2 && millis - samples.getFirst().millis() > WINDOW_MILLIS) {
            samples.removeFirst();
        }
    }

    /** Bytes a second, once that can be said. */
    Optional<Long> bytesPerSecond() {
        long millis = span();
        long bytes = samples.isEmpty()
                ? 0
                : samples.getLast().bytes() - samples.getFirst().bytes();
        return millis < KNOWN_AFTER_MILLIS || bytes <= 0 ? Optional.empty() : Optional.of(bytes * 1_000 / millis);
    }

    /** Items a minute where nobody counts bytes, once that can be said. */
    Optional<Long> itemsPerMinute() {
        long millis = span();
        if (millis < KNOWN_AFTER_MILLIS || samples.getLast().bytes() > 0) {
            return Optional.empty();
        }
        long items = samples.getFirst().itemsLeft() - samples.getLast().itemsLeft();
        return items <= 0 ? Optional.empty() : Optional.of(Math.max(1, items * MINUTE_MILLIS / millis));
    }

    /** How long it takes from here, once that can be said. */
    Optional<Duration> left(NodeEvent.Progress progress) {
        long millis = span();
        if (millis < KNOWN_AFTER_MILLIS) {
            return Optional.empty();
        }
        long bytes = samples.getLast().bytes() - samples.getFirst().bytes();
        if (progress.bytesTotal() > progress.bytes() && bytes > 0) {
            return Optional.of(time(progress.bytesTotal() - progress.bytes(), bytes, millis));
        }
        long items = samples.getFirst().itemsLeft() - samples.getLast().itemsLeft();
        if (progress.bytesTotal() == 0 && progress.itemsTotal() > progress.items() && items > 0) {
            return Optional.of(time(progress.itemsTotal() - progress.items(), items, millis));
        }
        return Optional.empty();
    }

    private static Duration time(long left, long done, long millis) {
        return Duration.ofMillis((long) ((double) left / done * millis));
    }

    private long span() {
        return samples.isEmpty()
                ? 0
                : samples.getLast().millis() - samples.getFirst().millis();
    }
}
