package dev.roost.discovery.memory;

import dev.roost.proto.model.Octets;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the devices of one process hear of each other, as a local network carries it. Safe for use by many threads. */
public final class Air {
    /** One announcement in the air; the tag is all that it says of a library. */
    record Broadcast(String instance, InetSocketAddress address, Optional<Octets> saltAndTag, boolean pairing) {}

    private final List<MemoryDiscovery> present = new CopyOnWriteArrayList<>();
    private final Map<MemoryDiscovery, List<Broadcast>> broadcasts = new LinkedHashMap<>();

    void join(MemoryDiscovery device) {
        present.add(device);
    }

    void leave(MemoryDiscovery device) {
        present.remove(device);
    }

    /** Replaces what a device broadcasts; the others hear of it by {@link #changed}. */
    synchronized void put(MemoryDiscovery device, List<Broadcast> now) {
        if (now.isEmpty()) {
            broadcasts.remove(device);
        } else {
            broadcasts.put(device, List.copyOf(now));
        }
    }

    void changed() {
        present.forEach(MemoryDiscovery::airChanged);
    }

    /** What all but this device broadcast. */
    synchronized List<Broadcast> around(MemoryDiscovery device) {
        List<Broadcast> around = new ArrayList<>();
        broadcasts.forEach((speaker, words) -> {
            if (speaker != device) {
                around.addAll(words);
            }
        });
        return around;
    }
}
