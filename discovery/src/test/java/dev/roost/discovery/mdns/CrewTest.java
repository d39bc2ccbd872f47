package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CrewTest {
    private final Crew crew = new Crew(new Place("eth0", 2, PlacesTest.v4("192.168.1.5")));

    @Test
    void noticesAThreadThatDies() {
        crew.start("fail", () -> {
            throw new IllegalStateException("on purpose");
        });
        while (!crew.tookLosses()) {
            Thread.onSpinWait();
        }
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
        while (!crew.tookLosses()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aThreadThatEndsIsNoLoss() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        crew.start("work", done::countDown);
        done.await();
        assertThat(crew.tookLosses()).isFalse();
    }
}
