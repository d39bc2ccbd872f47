package dev.roost.proto.message;

import dev.roost.proto.model.LogId;
import java.io.IOException;

/** Asks for the chunk ids that the other side's newest receipt excepts for a log. */
public record WantExceptions(LogId log) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.wantExceptions(this);
    }
}
