package dev.roost.proto.message;

import java.io.IOException;

/** Ends the roster entries by which an unknown device shows that it belongs. */
public record Introduced() implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.introduced(this);
    }
}
