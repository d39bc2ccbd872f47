package dev.roost.discovery.mdns;

import dev.roost.discovery.Announcement;
import dev.roost.discovery.KeyedTags;
import dev.roost.discovery.KeyedTags.Library;
import dev.roost.discovery.Watcher;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Devices on 127.0.0.1 and a wire to see and say what they would not. */
abstract class LoopbackTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Library library = Library.random();
    final SecureRandom random = new SecureRandom();

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<MdnsDiscovery> devices = new ArrayList<>();
    private @org.jspecify.annotations.Nullable Wire wire;

    @BeforeEach
    void tap() throws IOException {
        wire = Wire.tapped();
    }

    @AfterEach
    void closeAll() {
        devices.parallelStream().forEach(MdnsDiscovery::close);
        scheduler.shutdownNow();
        wire().close();
    }

    final Wire wire() {
        return java.util.Objects.requireNonNull(wire);
    }

    final MdnsDiscovery device() {
        return device(InetAddress.getLoopbackAddress());
    }

    final MdnsDiscovery device(InetAddress listen) {
        MdnsDiscovery device = MdnsDiscovery.on(listen, new KeyedTags(library), random, scheduler);
        devices.add(device);
        return device;
    }

    final int announced(MdnsDiscovery device) {
        int port = random.nextInt(1_024, 65_536);
        device.announce(List.of(new Announcement(port, Optional.of(library.id()), true)));
        return port;
    }

    final Watcher watcher(MdnsDiscovery device) {
        Watcher watcher = new Watcher(PATIENCE);
        device.listen(watcher);
        return watcher;
    }
}
