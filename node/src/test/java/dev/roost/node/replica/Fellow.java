package dev.roost.node.replica;

import dev.roost.node.crypto.Identity;
import dev.roost.node.peer.Stranger;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Have;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Offered;
import dev.roost.proto.message.Standing;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.util.List;

/** A member's device that belongs and says whatever it likes, by hand. */
final class Fellow implements AutoCloseable {
    private final Stranger stranger;
    private int stream;

    private Fellow(Stranger stranger) {
        this.stranger = stranger;
    }

    /** Connects, and is a peer when this returns. */
    static Fellow of(Identity identity, Online device, LibraryId library) throws Exception {
        Fellow fellow = new Fellow(Stranger.tls(device.port(), identity));
        fellow.stranger.send(new Hello(0, 0, "by hand", library, Standing.PEER, 0));
        fellow.next(Hello.class);
        return fellow;
    }

    void offer(SealedChunk chunk) throws IOException {
        say(new Have(List.of(new Offered(chunk.id(), chunk.size()))));
    }

    void say(Message message) throws IOException {
        stranger.send(message);
    }

    /** Brings bytes under a name, be they its own or not. */
    void bring(ChunkId name, byte[] bytes) throws IOException {
        stream++;
        say(new Deliver(Delivery.CHUNK, Octets.copyOf(name.bytes()), bytes.length, stream));
        stranger.send(Stranger.data(stream, bytes));
    }

    /** The next message of a kind; others are passed over. */
    <T extends Message> T next(Class<T> kind) throws IOException {
        Message message = stranger.read();
        while (!kind.isInstance(message)) {
            message = stranger.read();
        }
        return kind.cast(message);
    }

    @Override
    public void close() throws IOException {
        stranger.close();
    }
}
