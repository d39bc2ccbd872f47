package dev.roost.proto.message;

import java.io.IOException;

/** Asks for a {@link Pong} with the same token. */
public record Ping(long token) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.ping(this);
    }
}
