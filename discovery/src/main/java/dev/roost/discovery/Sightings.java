package dev.roost.discovery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners who hear of what stands. Each is told the difference between what it heard last and what stands when it
 * is told, so no queue grows behind a slow one: it misses what came and went meanwhile, never what stands. Safe for use
 * by many threads; listeners are called one at a time, on the teller.
 */
public final class Sightings {
    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);

    private final Executor teller;
    private final Supplier<? extends Collection<Sighting>> standing;
    private final List<Told> audience = new CopyOnWriteArrayList<>();

    /** Changes that were not told yet; whoever raises it from zero starts the telling. */
    private final AtomicInteger changes = new AtomicInteger();

    private volatile boolean closed;

    /**
     * Has no listeners yet.
     *
     * @param teller calls the listeners; it may run a task at once or later, on any thread
     * @param standing everything that stands when it is asked
     */
    public Sightings(Executor teller, Supplier<? extends Collection<Sighting>> standing) {
        this.teller = teller;
        this.standing = standing;
    }

    /** What stands may be another than before. */
    public void changed() {
        if (changes.getAndIncrement() == 0) {
            startTelling();
        }
    }

    /** Adds a listener, which hears what stands already and every change from then on. */
    public void listen(SightingListener listener) {
        audience.add(new Told(listener));
        changed();
    }

    /** Nobody is told anything from now on. */
    public void close() {
        closed = true;
    }

    private void startTelling() {
        try {
            teller.execute(this::tell);
        } catch (RejectedExecutionException e) {
            changes.set(0);
            LOG.debug("Nobody is told of devices any more: the teller has stopped");
        }
    }

    private void tell() {
        int heeded = changes.get();
        try {
            Map<String, Sighting> now = new LinkedHashMap<>();
            standing.get().forEach(sighting -> now.put(sighting.key(), sighting));
            audience.forEach(told -> told.hear(now));
        } catch (RuntimeException e) {
            LOG.error("Devices could not be told of; the next change tries again", e);
        }
        if (!changes.compareAndSet(heeded, 0)) {
            // Not in a loop: whoever changes things all the time shall not keep the teller for himself.
            startTelling();
        }
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
