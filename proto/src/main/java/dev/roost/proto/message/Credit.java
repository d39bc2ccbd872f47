package dev.roost.proto.message;

import java.io.IOException;

/** Grants further data bytes: the receiver's store has taken this many. */
public record Credit(int bytes) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.credit(this);
    }
}
