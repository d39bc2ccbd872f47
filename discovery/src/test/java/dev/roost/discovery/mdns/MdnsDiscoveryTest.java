package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.Discovery;
import dev.roost.discovery.DiscoveryContract;
import dev.roost.discovery.KeyedTags;
import dev.roost.discovery.Sighting;
import dev.roost.discovery.Tags;
import dev.roost.discovery.Watcher;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On 127.0.0.1, so that nothing leaves this machine. */
@Execution(ExecutionMode.CONCURRENT)
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

    @Test
    void everyThreadThatItStartsLetsTheProgramEnd() {
        Discovery here = device(ours);
        watcher(device(ours)).awaitsPort(announced(here, ours, false));
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getThreadGroup() instanceof Crew)
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void renewsItsNames() {
        Watcher watcher = watcher(device(ours));
        MdnsDiscovery here = (MdnsDiscovery) device(ours);
        int port = announced(here, ours, false);
        String former = watcher.awaitsPort(port).key();
        here.renew();
        Sighting renewed =
                watcher.awaits(s -> s.address().getPort() == port && !s.key().equals(former));
        assertThat(renewed.library()).contains(ours.id());
        watcher.awaitsNone(s -> s.key().equals(former));
    }

    @Test
    void saysWhyItIsNotAnnounced() {
        assertThat(device(ours).problems()).isEmpty();
        // An address for documentation (RFC 5737), which no interface has.
        assertThat(problemsOn("203.0.113.254")).singleElement().asString().contains("203.0.113.254");
        assertThat(problemsOn("::1")).singleElement().asString().contains("IPv4");
    }

    private List<String> problemsOn(String listen) {
        InetAddress address = PlacesTest.address(listen);
        try (Discovery here = MdnsDiscovery.on(address, new KeyedTags(ours), new SecureRandom(), scheduler)) {
            announced(here, ours, false);
            return here.problems();
        }
    }
}
