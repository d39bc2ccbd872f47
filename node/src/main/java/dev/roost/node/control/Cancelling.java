package dev.roost.node.control;

import dev.roost.node.api.Observer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the process that does a command, once, when whoever waits for it wants it to stop; what was done until then is
 * still reported. Its thread is its own, a daemon, and ends with the command.
 */
final class Cancelling {
    private static final Logger LOG = LoggerFactory.getLogger(Cancelling.class);
    private static final long LOOK_MILLIS = 100;

    private final CountDownLatch over = new CountDownLatch(1);

    /** Looks from now on whether an observer wants the command of this connection to stop. */
    static Cancelling watch(Observer observer, Lines lines) {
        Cancelling cancelling = new Cancelling();
        if (!observer.equals(Observer.NONE)) {
            Thread thread = new Thread(() -> cancelling.look(observer, lines), "roost-cancel");
            thread.setDaemon(true);
            thread.start();
        }
        return cancelling;
    }

    private void look(Observer observer, Lines lines) {
        try {
            while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (observer.cancelled()) {
                    lines.write(Json.line("cancel", true));
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("a command that should stop is over: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command is over. */
    void close() {
        over.countDown();
    }
}
