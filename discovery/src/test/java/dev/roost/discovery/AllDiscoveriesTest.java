package dev.roost.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.KeyedTags.Library;
import dev.roost.discovery.fixed.FixedDiscovery;
import dev.roost.discovery.memory.Air;
import dev.roost.discovery.memory.MemoryDiscovery;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AllDiscoveriesTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final Random random = new Random(1);
    private final Library library = Library.random();
    private final Air air = new Air();

    @Test
    void hearsByAllMeansAndAnnouncesByAll() {
        Discovery all = new AllDiscoveries(List.of(
                new FixedDiscovery(List.of(new InetSocketAddress(HERE, 1)), Runnable::run), device(), new Faulty("x")));
        Discovery other = device();
        Watcher here = watcher(all);
        Watcher there = watcher(other);

        other.announce(List.of(new Announcement(2, Optional.of(library.id()), false)));
        all.announce(List.of(new Announcement(3, Optional.of(library.id()), false)));

        assertThat(here.awaitsPort(1).how()).isEqualTo(Sighting.Means.FIXED);
        assertThat(here.awaitsPort(2).how()).isEqualTo(Sighting.Means.MEMORY);
        there.awaitsPort(3);

        all.close();
        there.awaitsNone(sighting -> sighting.address().getPort() == 3);
    }

    @Test
    void hasTheProblemsOfAll() {
        Discovery all = new AllDiscoveries(List.of(new Faulty("one"), device(), new Faulty("two")));
        assertThat(all.problems()).containsExactly("one", "two");
    }

    @Test
    void closesInTimeThoughAPartHangs() {
        CountDownLatch never = new CountDownLatch(1);
        Discovery all = new AllDiscoveries(List.of(
                new Faulty("hangs") {
                    @Override
                    public void close() {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                },
                device()));
        long before = System.nanoTime();
        all.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        never.countDown();
    }

    private Discovery device() {
        return MemoryDiscovery.on(air, HERE, new KeyedTags(library), random, Runnable::run);
    }

    private static Watcher watcher(Discovery device) {
        Watcher watcher = new Watcher(Duration.ZERO);
        device.listen(watcher);
        return watcher;
    }

    /** Finds nobody, and says why. */
    private static class Faulty implements Discovery {
        private final String problem;

        Faulty(String problem) {
            this.problem = problem;
        }

        @Override
        public void announce(List<Announcement> announcements) {}

        @Override
        public void listen(SightingListener listener) {}

        @Override
        public List<String> problems() {
            return List.of(problem);
        }

        @Override
        public void close() {}
    }
}
