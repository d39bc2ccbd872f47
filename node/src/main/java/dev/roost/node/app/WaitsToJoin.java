package dev.roost.node.app;

import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairReport;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Role;
import java.time.Duration;
import java.util.Optional;

/**
 * A storage device without a library shows codes by itself, one after another, until it belongs somewhere. Each code has
 * its two minutes also if it is dead before, so that a stranger gets three guesses in them and no more. Used by one
 * thread.
 */
public final class WaitsToJoin {
    /** For an hour; a device that nobody joined by then is not open for ever. */
    static final int CODES_MAX = 30;

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Node node;

    public WaitsToJoin(Node node) {
        this.node = node;
    }

    /** Whether this is a storage device that belongs to no library. */
    public boolean applies() {
        return node.isAlone() && node.profile().role().equals(Optional.of(Role.STORAGE));
    }

    /**
     * Shows codes to the observer, whose Allow is given by showing them. Returns what was joined by a code; nothing if it
     * was joined otherwise, nobody came, or the observer gave up.
     */
    public Optional<PairReport> run(Observer observer) throws InterruptedException {
        for (int codes = 0; codes < CODES_MAX && applies() && !observer.cancelled(); codes++) {
            long began = node.environment().time().monotonicMillis();
            if (node.door().waiting().isEmpty()) {
                Optional<PairReport> report = once(observer);
                if (report.isPresent()) {
                    return report;
                }
            }
            rest(began, observer);
        }
        return Optional.empty();
    }

    private Optional<PairReport> once(Observer observer) throws InterruptedException {
        try {
            return Optional.of(Deed.run(() -> new CodeShown(node).pair(Optional.empty(), new WhileAlone(observer))));
        } catch (NodeException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("stopped while a code was shown");
            }
            return Optional.empty();
        }
    }

    private void rest(long began, Observer observer) throws InterruptedException {
        Time time = node.environment().time();
        while (time.monotonicMillis() - began < 1_000L * Limits.PAIRING_SECONDS_MAX
                && applies()
                && !observer.cancelled()) {
            time.pause(LOOK);
        }
    }

    /** Shuts the window when this device joined a library by another way, and not while it joins by this one. */
    private final class WhileAlone implements Observer {
        private final Observer observer;
        private volatile boolean joining;

        WhileAlone(Observer observer) {
            this.observer = observer;
        }

        @Override
        public void happened(NodeEvent event) {
            observer.happened(event);
        }

        @Override
        public boolean allow(AllowQuestion question) {
            joining = observer.allow(question);
            return joining;
        }

        @Override
        public boolean cancelled() {
            return observer.cancelled() || (!joining && !applies());
        }
    }
}
