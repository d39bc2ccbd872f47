package dev.roost.node.app;

import dev.roost.node.peer.PeerLink;
import dev.roost.node.peer.PeerNetwork;
import dev.roost.node.thread.NodeThread;
import dev.roost.node.thread.Time;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to wherever devices of a library may be: where they were met, and where they are sighted. What fails is tried
 * again after longer and longer times; a new sighting is tried at once. Confined to the node thread.
 */
final class Connector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long WAIT_MILLIS_MIN = 1_000;
    private static final long WAIT_MILLIS_MAX = 60_000;
    private static final int TARGETS_MAX = 256;

    private final PeerNetwork network;
    private final NodeThread node;
    private final DiscoveryTags tags;
    private final Time time;
    private final Libraries libraries;
    private final Future<?> looking;
    private final Map<Target, Attempt> attempts = new HashMap<>();

    /** The libraries that are served. */
    interface Libraries {
        List<LibraryNode> all();

        Optional<LibraryNode> library(LibraryId id);
    }

    private record Target(LibraryId library, InetSocketAddress address) {}

    private static final class Attempt {
        Optional<DeviceId> device;
        long nextAtMillis;
        long waitMillis = WAIT_MILLIS_MIN;
        boolean connecting;

        Attempt(Optional<DeviceId> device) {
            this.device = device;
        }
    }

    Connector(PeerNetwork network, DiscoveryTags tags, NodeThread node, Time time, Libraries libraries) {
        this.network = network;
        this.tags = tags;
        this.time = time;
        this.libraries = libraries;
        this.node = node;
        this.looking = node.every(LOOK, this::look);
    }

    /** A device of this library may be there. */
    void sighted(LibraryId library, InetSocketAddress address) {
        node.check();
        Attempt attempt = attempt(new Target(library, address), Optional.empty());
        attempt.waitMillis = WAIT_MILLIS_MIN;
        attempt.nextAtMillis = 0;
        look();
    }

    /** Tries where devices were met before. */
    void tryKnown(LibraryId library, List<DeviceAddress> addresses) {
        node.check();
        addresses.forEach(address -> known(library, address));
        look();
    }

    private void known(LibraryId library, DeviceAddress address) {
        IpText.noted(address.host())
                .ifPresent(host -> attempt(
                        new Target(library, new InetSocketAddress(host, address.port())),
                        Optional.of(address.device())));
    }

    /** What other devices told since the last look. */
    private void hearNews() {
        for (LibraryNode library : libraries.all()) {
            for (Optional<DeviceAddress> heard = library.addresses().news();
                    heard.isPresent();
                    heard = library.addresses().news()) {
                known(library.id(), heard.get());
            }
        }
    }

    /** Whether anything is being connected to, or about to be for the first time. */
    boolean isBusy() {
        return attempts.values().stream().anyMatch(a -> a.connecting || a.nextAtMillis == 0);
    }

    @Override
    public void close() {
        looking.cancel(false);
    }

    private Attempt attempt(Target target, Optional<DeviceId> device) {
        Attempt known = attempts.get(target);
        if (known == null) {
            if (attempts.size() >= TARGETS_MAX) {
                forgetOne();
            }
            known = new Attempt(device);
            attempts.put(target, known);
        }
        return known;
    }

    /** Strangers never push out what a device was met at. */
    private void forgetOne() {
        attempts.entrySet().stream()
                .filter(entry -> entry.getValue().device.isEmpty())
                .findFirst()
                .ifPresent(entry -> attempts.remove(entry.getKey()));
    }

    private void look() {
        hearNews();
        long now = time.monotonicMillis();
        for (Map.Entry<Target, Attempt> entry : List.copyOf(attempts.entrySet())) {
            Attempt attempt = entry.getValue();
            if (!attempt.connecting && attempt.nextAtMillis <= now) {
                Optional<LibraryNode> library = libraries.library(entry.getKey().library());
                boolean online = library.isPresent()
                        && attempt.device
                                .map(device -> library.get().online().contains(device))
                                .orElse(false);
                if (library.isPresent() && !online) {
                    connect(entry.getKey(), attempt, library.get());
                } else {
                    // Whoever was there a moment ago may be back in the next.
                    attempt.nextAtMillis = now + WAIT_MILLIS_MIN;
                    attempt.waitMillis = WAIT_MILLIS_MIN;
                }
            }
        }
    }

    private void connect(Target target, Attempt attempt, LibraryNode library) {
        attempt.connecting = true;
        String name = tags.serverName(target.library(), attempt.device);
        network.connect(target.address(), name)
                .whenComplete((link, failure) -> node.execute(() -> {
                    attempt.connecting = false;
                    attempt.nextAtMillis = time.monotonicMillis() + attempt.waitMillis;
                    attempt.waitMillis = Math.min(WAIT_MILLIS_MAX, attempt.waitMillis * 2);
                    if (failure != null) {
                        LOG.debug("no connection: {}", String.valueOf(failure.getMessage()));
                    } else {
                        connected(target, attempt, library, link);
                    }
                }));
    }

    private void connected(Target target, Attempt attempt, LibraryNode library, PeerLink link) {
        DeviceId device = link.device();
        if (device.equals(library.library().self())) {
            link.close(ByeReason.DUPLICATE);
            attempts.remove(target);
            return;
        }
        attempt.device = Optional.of(device);
        if (library.online().contains(device)) {
            link.close(ByeReason.DUPLICATE);
            return;
        }
        library.replicator().connected(link);
    }

    /** Where all devices of all libraries were met. */
    void tryAllKnown() {
        for (LibraryNode library : libraries.all()) {
            try {
                tryKnown(library.id(), library.addresses().all());
            } catch (IOException e) {
                LOG.warn("known addresses could not be read: {}", e.getMessage());
            }
        }
    }
}
