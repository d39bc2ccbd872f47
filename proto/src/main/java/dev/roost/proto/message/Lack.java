package dev.roost.proto.message;

import dev.roost.proto.model.ChunkId;
import java.io.IOException;
import java.util.List;

/** Answers {@link Want} for chunks that the sender can not give now. */
public record Lack(List<ChunkId> chunks) implements Message {
    public Lack {
        chunks = List.copyOf(chunks);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.lack(this);
    }
}
