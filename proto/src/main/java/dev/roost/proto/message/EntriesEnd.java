package dev.roost.proto.message;

import dev.roost.proto.model.LogId;
import java.io.IOException;

/**
 * Ends an answer to {@link WantEntries}.
 *
 * @param next the number after the last entry that was delivered
 */
public record EntriesEnd(LogId log, long next) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.entriesEnd(this);
    }
}
