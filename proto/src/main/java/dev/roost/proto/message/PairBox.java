package dev.roost.proto.message;

import dev.roost.proto.model.Octets;
import java.io.IOException;

/** A {@link PairMessage}, sealed under the key that the code agreed. */
public record PairBox(Octets sealed) implements Message {
    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.pairBox(this);
    }
}
