package dev.roost.node.media;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * How long a process is waited for. It yields to all others, so on a busy machine the clock says little: it is over when
 * the process has used half of its time on a processor in as much time on the clock, or after several times that
 * whatever it used. Used by one thread, once.
 */
final class Patience {
    private static final int SPANS_MAX = 6;

    private final Duration time;
    private final Process process;
    private final Optional<Duration> before;

    private Patience(Duration time, Process process) {
        this.time = time;
        this.process = process;
        this.before = process.info().totalCpuDuration();
    }

    static Patience begin(Duration time, Process process) {
        return new Patience(time, process);
    }

    /** Waits for so many milliseconds. */
    interface Wait<T> {
        T await(long millis) throws InterruptedException, ExecutionException, TimeoutException;
    }

    <T> T await(Wait<T> wait) throws InterruptedException, ExecutionException, TimeoutException {
        for (int span = 1; span < SPANS_MAX; span++) {
            try {
                return wait.await(time.toMillis());
            } catch (TimeoutException e) {
                if (!isKeptWaiting()) {
                    throw e;
                }
            }
        }
        return wait.await(time.toMillis());
    }

    /** Whether others had the processor; where the system does not tell, they had not. */
    private boolean isKeptWaiting() {
        Optional<Duration> now = process.info().totalCpuDuration();
        return before.isPresent()
                && now.isPresent()
                && now.get().minus(before.get()).multipliedBy(2).compareTo(time) < 0;
    }
}
