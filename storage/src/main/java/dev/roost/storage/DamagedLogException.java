package dev.roost.storage;

import dev.roost.proto.model.LogId;
import java.io.IOException;

/** A log file whose bytes are wrong: put it in order with {@link Logs#scrub}, then fetch its entries from a peer. */
public final class DamagedLogException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient LogId log;

    public DamagedLogException(LogId log, String reason) {
        super("the log of " + log.device() + " is damaged: " + reason);
        this.log = log;
    }

    public LogId log() {
        return log;
    }
}
