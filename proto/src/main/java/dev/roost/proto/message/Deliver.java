package dev.roost.proto.message;

import dev.roost.proto.model.Octets;
import java.io.IOException;

/**
 * Announces bytes that follow as data slices on a stream.
 *
 * @param name what is delivered: a chunk id, an entry's head, a receipt's device; for exceptions the log's device
 * @param length all bytes of the delivery, bounded by its kind
 * @param stream 1 to 65,535, free for reuse after the last slice
 */
public record Deliver(Delivery kind, Octets name, int length, int stream) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.deliver(this);
    }
}
