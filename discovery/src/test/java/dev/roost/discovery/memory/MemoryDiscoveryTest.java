package dev.roost.discovery.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.Discovery;
import dev.roost.discovery.DiscoveryContract;
import dev.roost.discovery.KeyedTags;
import dev.roost.discovery.Tags;
import dev.roost.discovery.Watcher;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryDiscoveryTest extends DiscoveryContract {
    private final Air air = new Air();
    private final Random random = new Random(1);

    @Override
    protected Discovery start(Tags tags) {
        return MemoryDiscovery.on(air, InetAddress.getLoopbackAddress(), tags, random, Runnable::run);
    }

    /** Everything is told before the call that causes it returns. */
    @Override
    protected Duration patience() {
        return Duration.ZERO;
    }

    @Test
    void tellsNothingBeforeItsExecutorRuns() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        Discovery here =
                MemoryDiscovery.on(air, InetAddress.getLoopbackAddress(), new KeyedTags(ours), random, tasks::addLast);
        Watcher watcher = watcher(here);
        int port = announced(device(ours), ours, false);
        assertThat(watcher.all()).isEmpty();
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
        watcher.awaitsPort(port);
    }

    @Test
    void devicesOnTwoAirsDoNotMeet() {
        Discovery elsewhere = MemoryDiscovery.on(
                new Air(), InetAddress.getLoopbackAddress(), new KeyedTags(ours), random, Runnable::run);
        Watcher watcher = watcher(device(ours));
        announced(elsewhere, ours, false);
        assertThat(watcher.all()).isEmpty();
    }
}
