package dev.roost.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Several means of finding devices as one. A listener hears from all of them, one call at a time. Safe for use by many
 * threads.
 */
public final class AllDiscoveries implements Discovery {
    private static final int CLOSE_SECONDS_MAX = 3;

    private final List<Discovery> parts;

    /** Takes over the parts: closing this closes them. */
    public AllDiscoveries(List<? extends Discovery> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void announce(List<Announcement> announcements) {
        parts.forEach(part -> part.announce(announcements));
    }

    @Override
    public void listen(SightingListener listener) {
        SightingListener inTurn = new InTurn(listener);
        parts.forEach(part -> part.listen(inTurn));
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        parts.forEach(part -> problems.addAll(part.problems()));
        return problems;
    }

    @Override
    public void close() {
        CountDownLatch open = new CountDownLatch(parts.size());
        for (Discovery part : parts) {
            Thread closing = new Thread(
                    () -> {
                        try {
                            part.close();
                        } finally {
                            open.countDown();
                        }
                    },
                    "discovery-close");
            closing.setDaemon(true);
            closing.start();
        }
        try {
            open.await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each part calls from a thread of its own; the listener shall not notice. */
    private static final class InTurn implements SightingListener {
        private final SightingListener listener;

        InTurn(SightingListener listener) {
            this.listener = listener;
        }

        @Override
        public synchronized void sighted(Sighting sighting) {
            listener.sighted(sighting);
        }

        @Override
        public synchronized void gone(String key) {
            listener.gone(key);
        }
    }
}
