package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Crew crew = new Crew(new Place("eth0", 2, PlacesTest.v4("192.168.1.5")));

    @Test
    void noticesAThreadThatDies() {
        crew.start("fail", () -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(tookLosses()).isTrue();
        assertThat(crew.tookLosses()).as("asked again").isFalse();
    }

    @Test
    void noticesTheThreadsOfItsThreadsToo() {
        crew.start(
                "grandchild",
                () -> new Thread(() -> {
                            throw new IllegalStateException("on purpose");
                        })
                        .start());
        assertThat(tookLosses()).isTrue();
    }

    @Test
    void aThreadThatEndsIsNoLoss() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        crew.start("work", done::countDown);
        done.await();
        assertThat(crew.tookLosses()).isFalse();
    }

    /** Asks without a pause, so that a word between two of its steps would be lost. */
    private boolean tookLosses() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (crew.tookLosses()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
