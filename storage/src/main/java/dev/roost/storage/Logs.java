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
     * Appends entries of one log, in order; they are durable when it returns.
     *
     * @throws BrokenChainException if the first does not follow the log's newest entry, or one not the one before it
     */
    void append(List<LogEntry> entries) throws IOException;

    /** The entry with this number, or empty if the log does not reach that far. */
    Optional<LogEntry> entry(LogId log, long seq) throws IOException;
}
