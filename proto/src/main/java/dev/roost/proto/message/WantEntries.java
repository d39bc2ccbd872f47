package dev.roost.proto.message;

import dev.roost.proto.model.LogId;
import java.io.IOException;

/** Asks for entries of one log from a number on; they come as deliveries, then {@link EntriesEnd}. */
public record WantEntries(LogId log, long from, int count) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.wantEntries(this);
    }
}
