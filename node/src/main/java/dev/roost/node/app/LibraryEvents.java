package dev.roost.node.app;

import dev.roost.node.replica.ReplicaEvents;
import dev.roost.node.thread.Workers;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what replication tells of one library, and passes it on to keeping and to the address book. On the node thread. */
final class LibraryEvents implements ReplicaEvents {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryEvents.class);

    private final LibraryNode library;
    private final Set<DeviceId> online;
    private final Workers workers;

    LibraryEvents(LibraryNode library, Set<DeviceId> online, Workers workers) {
        this.library = library;
        this.online = online;
        this.workers = workers;
    }

    @Override
    public void online(DeviceId device, InetAddress host, int port, boolean outgoing) {
        online.add(device);
        if (port > 0) {
            DeviceAddress address = new DeviceAddress(device, host.getHostAddress(), port);
            note(() -> library.addresses().met(address));
        }
        library.member().ifPresent(MemberPart::lookForReceivers);
    }

    @Override
    public void offline(DeviceId device) {
        online.remove(device);
        library.keep().ifPresent(keep -> keep.outbox().left(device));
        library.member().ifPresent(MemberPart::lookForReceivers);
    }

    @Override
    public void acknowledged(DeviceId device, Collection<ChunkId> chunks) {
        library.keep().ifPresent(keep -> keep.outbox().acknowledged(device, chunks));
    }

    @Override
    public void refused(DeviceId device, Collection<ChunkId> chunks) {
        library.keep().ifPresent(keep -> keep.outbox().refused(device, chunks));
    }

    @Override
    public void changed() {
        library.member().ifPresent(MemberPart::lookForReceivers);
    }

    @Override
    public void addresses(List<DeviceAddress> heard) {
        note(() -> {
            for (DeviceAddress address : heard) {
                if (library.library().roster().device(address.device()).isPresent()) {
                    library.addresses().heard(address);
                }
            }
        });
    }

    private interface Noting {
        void run() throws IOException;
    }

    private void note(Noting noting) {
        workers.execute(() -> {
            try {
                noting.run();
            } catch (IOException e) {
                LOG.warn("an address could not be noted: {}", e.getMessage());
            }
        });
    }
}
