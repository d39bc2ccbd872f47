package dev.roost.discovery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands at this moment, and the listeners who hear of it. Each listener is told the difference between what it
 * heard last and what stands now, so no queue grows behind a slow one: it misses what came and went meanwhile, never
 * what stands. Safe for use by many threads; listeners are called one at a time, on the teller.
 */
public final class Sightings {
    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);

    private final Executor teller;
    private final List<Told> audience = new CopyOnWriteArrayList<>();

    /** Changes since the last telling began; whoever raises it from zero starts the next. */
    private final AtomicInteger changes = new AtomicInteger();

    private volatile Map<String, Sighting> standing = Map.of();
    private volatile boolean closed;

    /**
     * Knows nothing yet.
     *
     * @param teller calls the listeners; it may run a task at once or later, on any thread
     */
    public Sightings(Executor teller) {
        this.teller = teller;
    }

    /** Replaces everything that stands. */
    public void stand(Collection<Sighting> now) {
        Map<String, Sighting> next = new LinkedHashMap<>();
        now.forEach(sighting -> next.put(sighting.key(), sighting));
        if (!next.equals(standing)) {
            standing = next;
            tell();
        }
    }

    /** Adds a listener, which hears what stands already and every change from then on. */
    public void listen(SightingListener listener) {
        audience.add(new Told(listener));
        tell();
    }

    /** Nobody is told anything from now on. */
    public void close() {
        closed = true;
    }

    private void tell() {
        if (changes.getAndIncrement() > 0) {
            return;
        }
        try {
            teller.execute(this::tellAll);
        } catch (RejectedExecutionException e) {
            changes.set(0);
            LOG.debug("Nobody is told of devices any more: the teller has stopped");
        }
    }

    private void tellAll() {
        int heeded;
        do {
            heeded = changes.get();
            Map<String, Sighting> now = standing;
            audience.forEach(told -> told.hear(now));
        } while (!changes.compareAndSet(heeded, 0));
    }

    /** A listener and what it has been told. Touched by one telling at a time. */
    private final class Told {
        private final SightingListener listener;
        private Map<String, Sighting> told = Map.of();

        Told(SightingListener listener) {
            this.listener = listener;
        }

        void hear(Map<String, Sighting> now) {
            Map<String, Sighting> before = told;
            told = now;
            before.keySet().stream()
                    .filter(key -> !now.containsKey(key))
                    .forEach(key -> call(() -> listener.gone(key)));
            now.forEach((key, sighting) -> {
                if (!sighting.equals(before.get(key))) {
                    call(() -> listener.sighted(sighting));
                }
            });
        }

        /** One listener's fault is not the next one's. */
        private void call(Runnable word) {
            if (closed) {
                return;
            }
            try {
                word.run();
            } catch (RuntimeException e) {
                LOG.error("A listener failed to hear of a device", e);
            }
        }
    }
}
