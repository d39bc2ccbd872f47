package dev.roost.discovery.mdns;

import dev.roost.discovery.Discovery;
import dev.roost.discovery.DiscoveryContract;
import dev.roost.discovery.Tags;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;

/** On 127.0.0.1, so that nothing leaves this machine. */
class MdnsDiscoveryTest extends DiscoveryContract {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    @Override
    protected Discovery start(Tags tags) {
        return MdnsDiscovery.on(InetAddress.getLoopbackAddress(), tags, new SecureRandom(), scheduler);
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }
}
