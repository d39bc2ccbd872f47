package dev.roost.node.replica;

import dev.roost.node.keep.Receivers;
import dev.roost.node.library.Library;
import dev.roost.node.thread.NodeThread;
import dev.roost.proto.message.Have;
import dev.roost.proto.message.Offered;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Takes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Offers chunks that no entry names yet to every connected device that takes payload. Safe for use by many threads. */
final class Announcer implements Receivers {
    private final Library library;
    private final Sessions sessions;
    private final NodeThread node;
    private final ConcurrentLinkedQueue<Offered> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile Set<DeviceId> receivers = Set.of();

    Announcer(Library library, Sessions sessions, NodeThread node) {
        this.library = library;
        this.sessions = sessions;
        this.node = node;
    }

    @Override
    public Set<DeviceId> now() {
        return receivers;
    }

    @Override
    public void announce(List<Offered> chunks) {
        waiting.addAll(chunks);
        if (scheduled.compareAndSet(false, true)) {
            node.execute(this::tell);
        }
    }

    /** Sessions or offers changed. On the node thread. */
    void refresh() {
        node.check();
        receivers = sessions.devices().stream()
                .filter(device -> library.offers().of(device).takes() != Takes.INDEX)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void tell() {
        scheduled.set(false);
        List<Offered> chunks = new ArrayList<>();
        for (Offered chunk = waiting.poll(); chunk != null; chunk = waiting.poll()) {
            chunks.add(chunk);
        }
        for (int from = 0; from < chunks.size(); from += Limits.MESSAGE_IDS_MAX) {
            Have have = new Have(chunks.subList(from, Math.min(chunks.size(), from + Limits.MESSAGE_IDS_MAX)));
            for (Session session : sessions.all()) {
                if (receivers.contains(session.device())) {
                    session.link().send(have);
                }
            }
        }
    }
}
