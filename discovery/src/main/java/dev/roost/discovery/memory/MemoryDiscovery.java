package dev.roost.discovery.memory;

import dev.roost.discovery.Announcement;
import dev.roost.discovery.Discovery;
import dev.roost.discovery.Sighting;
import dev.roost.discovery.SightingListener;
import dev.roost.discovery.Sightings;
import dev.roost.discovery.Tags;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * A device on an {@link Air}: found and finding at once, by the same tags as on a network. Safe for use by many
 * threads; listeners are called on the teller, and if that runs its tasks in order, the same calls give the same words.
 */
public final class MemoryDiscovery implements Discovery {
    /** What stays the same while an announcement lasts. */
    private record Subject(int port, Optional<LibraryId> library) {
        static Subject of(Announcement announcement) {
            return new Subject(announcement.port(), announcement.library());
        }
    }

    private final Air air;
    private final InetAddress address;
    private final Tags tags;
    private final RandomGenerator random;
    private final Sightings sightings;
    private Map<Subject, Air.Broadcast> spoken = Map.of();
    private boolean closed;

    private MemoryDiscovery(Air air, InetAddress address, Tags tags, RandomGenerator random, Executor teller) {
        this.air = air;
        this.address = address;
        this.tags = tags;
        this.random = random;
        this.sightings = new Sightings(
                teller, () -> air.around(this).stream().map(this::sighting).toList());
    }

    /**
     * A further device on the air.
     *
     * @param address where its announcements say that it listens
     * @param random names its announcements
     * @param teller calls its listeners
     */
    public static MemoryDiscovery on(Air air, InetAddress address, Tags tags, RandomGenerator random, Executor teller) {
        MemoryDiscovery device = new MemoryDiscovery(air, address, tags, random, teller);
        air.join(device);
        return device;
    }

    @Override
    public void announce(List<Announcement> announcements) {
        synchronized (this) {
            if (closed) {
                return;
            }
            Map<Subject, Air.Broadcast> next = new LinkedHashMap<>();
            for (Announcement announcement : announcements) {
                next.merge(Subject.of(announcement), broadcast(announcement), (a, b) -> a.pairing() ? a : b);
            }
            spoken = next;
            air.put(this, List.copyOf(next.values()));
        }
        air.changed();
    }

    @Override
    public void listen(SightingListener listener) {
        sightings.listen(listener);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            air.put(this, List.of());
        }
        sightings.close();
        air.leave(this);
        air.changed();
    }

    void airChanged() {
        sightings.changed();
    }

    private Air.Broadcast broadcast(Announcement announcement) {
        Air.Broadcast before = spoken.get(Subject.of(announcement));
        InetSocketAddress where = new InetSocketAddress(address, announcement.port());
        if (before != null) {
            return new Air.Broadcast(before.instance(), where, before.saltAndTag(), announcement.pairing());
        }
        String instance = Long.toHexString(random.nextLong());
        Optional<Octets> tag =
                announcement.library().map(library -> Octets.copyOf(tags.make(library, announcement.port(), instance)));
        return new Air.Broadcast(instance, where, tag, announcement.pairing());
    }

    private Sighting sighting(Air.Broadcast heard) {
        Optional<LibraryId> library = heard.saltAndTag()
                .flatMap(tag -> tags.recognise(tag.toArray(), heard.address().getPort(), heard.instance()));
        String key = "memory/" + heard.instance();
        return new Sighting(key, heard.address(), Sighting.Means.MEMORY, library, heard.pairing());
    }
}
