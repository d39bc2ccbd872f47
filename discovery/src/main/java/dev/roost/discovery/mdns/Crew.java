package dev.roost.discovery.mdns;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the radios at one place, all of them daemons. It notes when one dies of an exception: JmDNS's do so
 * without a word, and are deaf or dumb from then on.
 */
final class Crew extends ThreadGroup {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final AtomicBoolean loss = new AtomicBoolean();

    Crew(Place place) {
        super("mdns-" + place.nic());
    }

    /** Starts a thread that does one thing; threads that are started by it belong to the crew too. */
    void start(String duty, Runnable work) {
        Thread thread = new Thread(this, work, getName() + "-" + duty);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether a thread died since this was last asked. */
    boolean tookLosses() {
        return loss.getAndSet(false);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        loss.set(true);
        LOG.debug("{} died", thread.getName(), cause);
    }
}
