package dev.roost.proto.message;

import dev.roost.proto.model.ChunkId;
import java.io.IOException;
import java.util.List;

/** These chunks are durable at the sender, now or already before. */
public record Acknowledge(List<ChunkId> chunks) implements Message {
    public Acknowledge {
        chunks = List.copyOf(chunks);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.acknowledge(this);
    }
}
