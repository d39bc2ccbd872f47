package dev.roost.proto.message;

import java.io.IOException;
import java.util.List;

/** Announces chunks that no entry names yet: the other side wants, acknowledges or refuses each. */
public record Have(List<Offered> chunks) implements Message {
    public Have {
        chunks = List.copyOf(chunks);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.have(this);
    }
}
