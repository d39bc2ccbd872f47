package dev.roost.proto.message;

import dev.roost.proto.model.ChunkId;
import java.io.IOException;
import java.util.List;

/** Asks for chunks: each is delivered, or named in {@link Lack}. */
public record Want(List<ChunkId> chunks) implements Message {
    public Want {
        chunks = List.copyOf(chunks);
    }

    @Override
    public void tell(MessageHandler handler) throws IOException {
        handler.want(this);
    }
}
