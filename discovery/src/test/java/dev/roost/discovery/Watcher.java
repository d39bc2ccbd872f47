package dev.roost.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Hears of devices, and waits for what a test expects of them. */
public final class Watcher implements SightingListener {
    private final Duration patience;
    private final Map<String, Sighting> standing = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    public Watcher(Duration patience) {
        this.patience = patience;
    }

    @Override
    public synchronized void sighted(Sighting sighting) {
        standing.put(sighting.key(), sighting);
        words.add("sighted " + sighting);
        notifyAll();
    }

    @Override
    public synchronized void gone(String key) {
        standing.remove(key);
        words.add("gone " + key);
        notifyAll();
    }

    /** The one that fits, as soon as one does. */
    public Sighting awaits(Predicate<Sighting> which) {
        return until(() -> all().stream().filter(which).findFirst()).orElseThrow();
    }

    /** The one that says to listen on this port. */
    public Sighting awaitsPort(int port) {
        return awaits(sighting -> sighting.address().getPort() == port);
    }

    /** Waits until none is left that fits. */
    public void awaitsNone(Predicate<Sighting> which) {
        until(() -> all().stream().noneMatch(which) ? Optional.of("none") : Optional.empty());
    }

    public synchronized Collection<Sighting> all() {
        return List.copyOf(standing.values());
    }

    /** Everything that was said of a device, in order. */
    public synchronized List<String> wordsOf(String key) {
        return words.stream().filter(word -> word.contains(key)).toList();
    }

    private synchronized <T> Optional<T> until(Supplier<Optional<T>> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<T> met = condition.get();
        while (met.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not within " + patience + "; heard so far: " + words);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
            met = condition.get();
        }
        return met;
    }
}
