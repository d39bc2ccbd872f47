package dev.roost.proto.message;

import dev.roost.proto.model.ChunkId;
import java.io.IOException;
import java.util.List;

/** The sender does not store these chunks, and why. */
public record Refuse(List<ChunkId> chunks, RefuseReason reason) implements Message {
    public Refuse {
        chunks = List.copyOf(chunks);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.refuse(this);
    }
}
