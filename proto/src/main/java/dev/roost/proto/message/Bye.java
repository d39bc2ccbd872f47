package dev.roost.proto.message;

import java.io.IOException;

/**
 * Ends the session.
 *
 * @param triesLeft after a wrong pairing code, how often it may still be tried
 */
public record Bye(ByeReason reason, int triesLeft) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.bye(this);
    }
}
