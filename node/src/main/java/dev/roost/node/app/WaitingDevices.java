package dev.roost.node.app;

import dev.roost.discovery.Sighting;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.crypto.DeviceIds;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.Time;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.model.DeviceId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The devices on this network that show a code, each once, whatever addresses it has. Used by one thread. */
final class WaitingDevices {
    private final Observer observer;
    private final Caller caller;
    private final Time time;
    private final long beganAtMillis;
    private final BlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();
    private final Set<InetSocketAddress> called = new HashSet<>();
    private final Set<DeviceId> met = new HashSet<>();

    /** Connects to an address. */
    @FunctionalInterface
    interface Caller {
        PeerLink call(InetSocketAddress address) throws IOException, InterruptedException;
    }

    /** Hears of them from now on, and never of this device itself. */
    WaitingDevices(Presence presence, DeviceId self, Time time, Caller caller, Observer observer) {
        this.caller = caller;
        this.time = time;
        this.observer = observer;
        met.add(self);
        this.beganAtMillis = time.monotonicMillis();
        presence.listenForPairing(sightings::add);
    }

    /** The next one that answers; empty if none does in this time, or nobody waits for it any more. */
    Optional<PeerLink> next(long millisMax) throws InterruptedException {
        long until = time.monotonicMillis() + millisMax;
        for (long left = millisMax; left > 0 && !observer.cancelled(); left = until - time.monotonicMillis()) {
            Sighting sighting = sightings.poll(left, TimeUnit.MILLISECONDS);
            if (sighting != null && called.add(sighting.address())) {
                Optional<PeerLink> link = call(sighting);
                if (link.isPresent()) {
                    return link;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PeerLink> call(Sighting sighting) throws InterruptedException {
        PeerLink link;
        try {
            link = caller.call(sighting.address());
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!met.add(link.device())) {
            link.close(ByeReason.GOING);
            return Optional.empty();
        }
        observer.happened(new NodeEvent.Found(
                sighting.how().word(),
                time.monotonicMillis() - beganAtMillis,
                Optional.of(DeviceIds.shortText(link.device()))));
        return Optional.of(link);
    }
}
