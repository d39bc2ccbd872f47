package dev.roost.node.peer;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts connections that have not yet proved to belong, so that strangers can crowd out each other but no peer, and says
 * in the log that somebody was turned away: once for each address, so that a scan fills no disk. Safe for use by many
 * threads.
 */
final class LinkGate {
    private static final Logger LOG = LoggerFactory.getLogger(LinkGate.class);
    private static final int STRANGERS_MAX = 64;
    private static final int STRANGERS_PER_ADDRESS_MAX = 8;
    private static final int NAMED_MAX = 256;
    private static final int REASON_CHARS_MAX = 120;

    private final Map<InetAddress, Integer> strangers = new HashMap<>();
    private final Set<InetAddress> named = new HashSet<>();
    private int total;

    /** One stranger's place; given back once. */
    static final class Pass implements AutoCloseable {
        private final Runnable leave;
        private final Consumer<String> turnedAway;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Pass(Runnable leave, Consumer<String> turnedAway) {
            this.leave = leave;
            this.turnedAway = turnedAway;
        }

        /** For whom this side called: they crowd out nobody. */
        static Pass forACalled() {
            return new Pass(() -> {}, why -> {});
        }

        /** The stranger does not get in. */
        void turnedAway(String why) {
            turnedAway.accept(why);
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                leave.run();
            }
        }
    }

    /** A place for one more stranger, if there is one. */
    synchronized Optional<Pass> enter(InetAddress address) {
        int here = strangers.getOrDefault(address, 0);
        if (total >= STRANGERS_MAX || here >= STRANGERS_PER_ADDRESS_MAX) {
            turnedAway(address, "too many connections at once");
            return Optional.empty();
        }
        total++;
        strangers.put(address, here + 1);
        return Optional.of(new Pass(() -> leave(address), why -> turnedAway(address, why)));
    }

    private synchronized void turnedAway(InetAddress address, String why) {
        if (named.size() < NAMED_MAX && named.add(address)) {
            LOG.info(
                    "a stranger at {} was turned away, which is said once for each address: {}",
                    address.getHostAddress(),
                    why.substring(0, Math.min(why.length(), REASON_CHARS_MAX)));
        }
    }

    private synchronized void leave(InetAddress address) {
        total--;
        strangers.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
    }
}
