package dev.roost.node.pairing;

import dev.roost.proto.message.PairMessage;
import dev.roost.proto.model.LogEntry;
import java.util.List;

/** What came of a pairing, seen from one side. */
public sealed interface Paired {
    /** This device signed the other in. */
    record Admitted(Newcomer newcomer) implements Paired {}

    /**
     * This device joined the other's library.
     *
     * @param roster entries that show who belongs
     */
    record Joined(PairMessage.Admission admission, PairMessage.Description by, List<LogEntry> roster)
            implements Paired {
        public Joined {
            roster = List.copyOf(roster);
        }
    }
}
