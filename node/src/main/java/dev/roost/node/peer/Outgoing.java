package dev.roost.node.peer;

import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Octets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deliveries on their way out: in slices, as far as the other side's credit goes and the socket takes them. Used by the
 * link's event loop alone.
 */
final class Outgoing {
    private static final int STREAM_MAX = 0xFFFF;

    private final Deque<Parcel> queue = new ArrayDeque<>();
    private int credit = Limits.CREDIT_BYTES;
    private int nextStream = 1;

    /** A delivery, or a message that must not overtake those before it. */
    private static final class Parcel {
        final Optional<byte[]> after;
        final Delivery kind;
        final Octets name;
        final byte[] bytes;
        int stream;
        int sent;

        Parcel(byte[] after) {
            this.after = Optional.of(after);
            this.kind = Delivery.CHUNK;
            this.name = Octets.EMPTY;
            this.bytes = new byte[0];
        }

        Parcel(Delivery kind, Octets name, byte[] bytes) {
            this.after = Optional.empty();
            this.kind = kind;
            this.name = name;
            this.bytes = bytes;
        }
    }

    void add(Delivery kind, Octets name, byte[] bytes) {
        queue.add(new Parcel(kind, name, bytes));
    }

    void add(byte[] message) {
        queue.add(new Parcel(message));
    }

    /** Takes off the frame of a message whose turn has come. */
    Optional<byte[]> nextMessage() {
        Parcel parcel = queue.peek();
        if (parcel == null || parcel.after.isEmpty()) {
            return Optional.empty();
        }
        queue.remove();
        return parcel.after;
    }

    /** The other side takes more; beyond what it ever granted there is nothing to take. */
    void credit(int bytes) {
        credit = Math.min(Limits.CREDIT_BYTES, credit + bytes);
    }

    /** Whether there is a slice that may go now. */
    boolean canSend() {
        Parcel parcel = queue.peek();
        return parcel != null && parcel.after.isEmpty() && credit > 0;
    }

    /**
     * Takes the next slice off.
     *
     * @param announce is told of a delivery before its first slice
     * @return a frame, and how many bytes of a delivery it carries
     */
    Slice next(Consumer<Deliver> announce) {
        Parcel parcel = queue.element();
        if (parcel.sent == 0) {
            parcel.stream = nextStream;
            nextStream = nextStream == STREAM_MAX ? 1 : nextStream + 1;
            announce.accept(new Deliver(parcel.kind, parcel.name, parcel.bytes.length, parcel.stream));
        }
        int size = Math.min(Math.min(Limits.DATA_BYTES_MAX, credit), parcel.bytes.length - parcel.sent);
        ByteBuf head =
                Unpooled.wrappedBuffer(FrameHead.data(size, parcel.stream).encode());
        ByteBuf body = Unpooled.wrappedBuffer(parcel.bytes, parcel.sent, size);
        parcel.sent += size;
        credit -= size;
        if (parcel.sent == parcel.bytes.length) {
            queue.remove();
        }
        return new Slice(Unpooled.wrappedBuffer(head, body), size);
    }

    /** A frame to write. */
    record Slice(ByteBuf frame, int bytes) {}
}
