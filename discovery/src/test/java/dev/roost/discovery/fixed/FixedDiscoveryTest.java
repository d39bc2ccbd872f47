package dev.roost.discovery.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.Announcement;
import dev.roost.discovery.Sighting;
import dev.roost.discovery.Watcher;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixedDiscoveryTest {
    private static final InetSocketAddress NUMERIC = new InetSocketAddress(InetAddress.getLoopbackAddress(), 47100);
    private static final InetSocketAddress NAMED = InetSocketAddress.createUnresolved("nas.example", 47101);

    @Test
    void tellsEveryListenerOfEveryAddress() {
        FixedDiscovery discovery = new FixedDiscovery(List.of(NUMERIC, NAMED), Runnable::run);
        for (int i = 0; i < 2; i++) {
            Watcher watcher = new Watcher(Duration.ZERO);
            discovery.listen(watcher);
            assertThat(watcher.all())
                    .extracting(Sighting::address, Sighting::how, Sighting::library, Sighting::pairing)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(NUMERIC, Sighting.Means.FIXED, Optional.empty(), false),
                            org.assertj.core.groups.Tuple.tuple(NAMED, Sighting.Means.FIXED, Optional.empty(), false));
            assertThat(watcher.all()).extracting(Sighting::key).doesNotHaveDuplicates();
        }
        discovery.announce(List.of(new Announcement(1, Optional.empty(), true)));
        discovery.close();
    }

    @Test
    void leavesHostNamesUnresolved() {
        FixedDiscovery discovery = new FixedDiscovery(List.of(NAMED), Runnable::run);
        Watcher watcher = new Watcher(Duration.ZERO);
        discovery.listen(watcher);
        assertThat(watcher.awaitsPort(47101).address().isUnresolved()).isTrue();
    }
}
