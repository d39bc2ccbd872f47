package dev.roost.proto.message;

import java.io.IOException;

/** Answers a {@link Ping}. */
public record Pong(long token) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.pong(this);
    }
}
