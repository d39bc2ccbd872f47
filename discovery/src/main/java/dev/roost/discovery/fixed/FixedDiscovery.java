package dev.roost.discovery.fixed;

import dev.roost.discovery.Announcement;
import dev.roost.discovery.Discovery;
import dev.roost.discovery.Sighting;
import dev.roost.discovery.SightingListener;
import dev.roost.discovery.Sightings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A list of addresses that never changes: each is a sighting for every listener, from the start to the end. Nothing is
 * announced, and a host name is left to whoever connects to resolve. Safe for use by many threads.
 */
public final class FixedDiscovery implements Discovery {
    private final Sightings sightings;

    /**
     * Knows these addresses.
     *
     * @param teller calls the listeners
     */
    public FixedDiscovery(List<InetSocketAddress> addresses, Executor teller) {
        List<Sighting> standing =
                addresses.stream().map(FixedDiscovery::sighting).toList();
        sightings = new Sightings(teller, () -> standing);
    }

    @Override
    public void announce(List<Announcement> announcements) {}

    @Override
    public void listen(SightingListener listener) {
        sightings.listen(listener);
    }

    @Override
    public void close() {
        sightings.close();
    }

    private static Sighting sighting(InetSocketAddress address) {
        String key = "fixed/" + address.getHostString() + ":" + address.getPort();
        return new Sighting(key, address, Sighting.Means.FIXED, Optional.empty(), false);
    }
}
