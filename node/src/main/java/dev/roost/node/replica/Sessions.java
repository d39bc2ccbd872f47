package dev.roost.node.replica;

import dev.roost.proto.message.ByeReason;
import dev.roost.proto.model.DeviceId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The sessions that are ready, one for each device. Confined to the node thread. */
final class Sessions {
    private final DeviceId self;
    private final Map<DeviceId, Session> ready = new LinkedHashMap<>();

    Sessions(DeviceId self) {
        this.self = self;
    }

    List<Session> all() {
        return List.copyOf(ready.values());
    }

    Set<DeviceId> devices() {
        return new HashSet<>(ready.keySet());
    }

    /**
     * Takes a session in. Where two devices connected to each other at once, both keep the link that the one with the
     * smaller id opened; of two links opened by one side the newer counts, for the older may be dead.
     *
     * @param replaced hears of the session that gives way: what was offered, asked and promised in it goes with it
     * @return whether it is taken; otherwise it is closed
     */
    boolean add(Session session, Consumer<Session> replaced) {
        Session other = ready.get(session.device());
        if (other != null && isPreferred(other) && !isPreferred(session)) {
            session.link().close(ByeReason.DUPLICATE);
            return false;
        }
        if (other != null) {
            other.link().close(ByeReason.DUPLICATE);
            replaced.accept(other);
        }
        ready.put(session.device(), session);
        return true;
    }

    /** Takes a session out; returns whether it was in, and not replaced by another. */
    boolean remove(Session session) {
        return ready.remove(session.device(), session);
    }

    private boolean isPreferred(Session session) {
        boolean selfIsSmaller = self.compareTo(session.device()) < 0;
        return session.link().isOutgoing() == selfIsSmaller;
    }
}
