package dev.roost.storage;

import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The logs of one library, each a chain of entries. They are kept as the bytes that were signed; whoever appends has
 * checked the signatures. Safe for use by many threads.
 */
public interface Logs {
    /** The newest entry of each log, ordered by log. */
    List<LogHead> heads();

    Optional<LogHead> head(LogId log);

    /**
     * Appends entries of one log, in order; they are durable when it returns, and if it throws none of them is kept.
     *
     * @throws BrokenChainException if the first does not follow the log's newest entry, or one not the one before it
     */
    void append(List<LogEntry> entries) throws IOException;

    /**
     * The entry with this number, or empty if the log does not reach that far.
     *
     * @throws DamagedLogException if it is there and its bytes are wrong: {@link #scrub} puts the log in order
     */
    Optional<LogEntry> entry(LogId log, long seq) throws IOException;

    /**
     * Re-reads every entry of every log. A log that is found damaged is cut to its good part, so that its head goes
     * back; what the disk had is set aside.
     *
     * @return the logs that were found damaged now
     */
    List<LogId> scrub() throws IOException;

    /**
     * Logs that once were found damaged here, when the store was opened or scrubbed: peers have to give their entries
     * again, and a device whose own log is among them goes on in a new one. They stay listed as long as what was set
     * aside is there.
     */
    List<LogId> damagedLogs();
}
