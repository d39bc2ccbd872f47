package dev.roost.node.replica;

import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How far another device durably holds each log, as it said. It may name logs of devices that are not known here yet;
 * they give way to logs of those that are. Confined to the node thread.
 */
final class Reach {
    private final Predicate<LogId> known;
    private final Map<LogId, Long> heads = new HashMap<>();

    /** Remembers nothing yet; which logs are of known devices is asked when it matters. */
    Reach(Predicate<LogId> known) {
        this.known = known;
    }

    /** The other side said how far it has a log; what is beyond the limit of a library is not remembered. */
    void heard(LogId log, long seq) {
        if (heads.containsKey(log) || heads.size() < Limits.LOGS_MAX || (known.test(log) && makeRoom())) {
            heads.merge(log, seq, Math::max);
        }
    }

    private boolean makeRoom() {
        return heads.keySet().stream()
                .filter(known.negate())
                .findFirst()
                .map(stranger -> heads.remove(stranger) != null)
                .orElse(false);
    }

    long of(LogId log) {
        return heads.getOrDefault(log, 0L);
    }

    List<LogId> logs() {
        return List.copyOf(heads.keySet());
    }
}
