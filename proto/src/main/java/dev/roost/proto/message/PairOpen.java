package dev.roost.proto.message;

import java.io.IOException;

/** The device that types the code asks the one that shows it to begin. */
public record PairOpen(int minor) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.pairOpen(this);
    }
}
