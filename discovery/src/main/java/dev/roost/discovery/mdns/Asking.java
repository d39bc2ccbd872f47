package dev.roost.discovery.mdns;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks soon after there is something to ask, and again while there is, but never more than about once a second,
 * whatever comes from the network. Safe for use by many threads.
 */
final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    /** What is missing mostly comes in the next packet. */
    private static final int ASK_AFTER_MILLIS = 200;

    private static final int ASK_AGAIN_AFTER_MILLIS = 1_000;

    private final ScheduledExecutorService scheduler;
    private final Runnable question;
    private final BooleanSupplier stillOpen;
    private final AtomicBoolean due = new AtomicBoolean();

    /**
     * Nothing is due yet.
     *
     * @param question asks the network
     * @param stillOpen whether there is something left to ask
     */
    Asking(ScheduledExecutorService scheduler, Runnable question, BooleanSupplier stillOpen) {
        this.scheduler = scheduler;
        this.question = question;
        this.stillOpen = stillOpen;
    }

    void soon() {
        if (due.compareAndSet(false, true)) {
            later(this::ask, ASK_AFTER_MILLIS);
        }
    }

    private void ask() {
        try {
            if (stillOpen.getAsBoolean()) {
                question.run();
            }
        } finally {
            later(this::rested, ASK_AGAIN_AFTER_MILLIS);
        }
    }

    private void rested() {
        due.set(false);
        if (stillOpen.getAsBoolean()) {
            soon();
        }
    }

    private void later(Runnable task, int millis) {
        try {
            Future<?> unused = scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is asked any more: the scheduler has stopped");
        }
    }
}
