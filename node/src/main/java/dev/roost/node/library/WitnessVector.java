package dev.roost.node.library;

import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Witness;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The newest entries of all other logs, which an entry bears witness to. Immutable. */
final class WitnessVector {
    private record Dated(LogHead head, long time) {}

    private WitnessVector() {}

    /** What an entry of this log witnesses: all others, or where they are more than an entry can name, the newest. */
    static List<Witness> of(Logs logs, LogId own) throws IOException {
        List<LogHead> others = new ArrayList<>(logs.heads());
        others.removeIf(head -> head.log().equals(own));
        List<LogHead> named = others.size() <= Limits.LOGS_MAX ? others : newest(logs, others);
        return named.stream().map(Witness::of).toList();
    }

    private static List<LogHead> newest(Logs logs, List<LogHead> heads) throws IOException {
        List<Dated> dated = new ArrayList<>();
        for (LogHead head : heads) {
            Optional<LogEntry> entry = logs.entry(head.log(), head.seq());
            dated.add(new Dated(head, entry.map(e -> e.fields().time()).orElse(0L)));
        }
        return dated.stream()
                .sorted(Comparator.comparing(
                        Dated::time, Comparator.<Long>naturalOrder().reversed()))
                .limit(Limits.LOGS_MAX)
                .map(Dated::head)
                .toList();
    }
}
