package dev.roost.node.peer;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts connections that have not yet proved to belong, so that strangers can crowd out each other but no peer. Safe
 * for use by many threads.
 */
final class LinkGate {
    private static final int STRANGERS_MAX = 64;
    private static final int STRANGERS_PER_ADDRESS_MAX = 8;

    private final Map<InetAddress, Integer> strangers = new HashMap<>();
    private int total;

    /** One stranger's place; given back once. */
    static final class Pass implements AutoCloseable {
        private final Runnable leave;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Pass(Runnable leave) {
            this.leave = leave;
        }

        /** For whom this side called: they crowd out nobody. */
        static Pass forACalled() {
            return new Pass(() -> {});
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
            return Optional.empty();
        }
        total++;
        strangers.put(address, here + 1);
        return Optional.of(new Pass(() -> leave(address)));
    }

    private synchronized void leave(InetAddress address) {
        total--;
        strangers.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
    }
}
