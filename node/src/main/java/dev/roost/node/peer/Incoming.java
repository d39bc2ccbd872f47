package dev.roost.node.peer;

import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts data slices together again. Memory grows with the bytes that came, not with those announced, and never beyond
 * the credit that was granted. Used by the link's event loop alone.
 */
final class Incoming {
    /** An introduction, and what of it has not been granted back yet. */
    private static final int STRANGER_BYTES_MAX = 2 * Limits.INTRODUCTION_BYTES_MAX;

    private final Map<Integer, Assembly> open = new HashMap<>();
    private int unreturned;

    /** A delivery that is complete. */
    static final class Delivered {
        private final Deliver head;
        private final byte[] bytes;

        private Delivered(Deliver head, byte[] bytes) {
            this.head = head;
            this.bytes = bytes;
        }

        Deliver head() {
            return head;
        }

        /** Given away: the delivery keeps no copy. */
        byte[] bytes() {
            return bytes;
        }
    }

    private static final class Assembly {
        final Deliver head;
        byte[] bytes = new byte[0];
        int size;

        Assembly(Deliver head) {
            this.head = head;
        }

        void append(ByteBuf slice) {
            int more = slice.readableBytes();
            if (bytes.length - size < more) {
                int wanted = Math.max(size + more, Math.min(head.length(), 4 * (size + more)));
                bytes = Arrays.copyOf(bytes, wanted);
            }
            slice.readBytes(bytes, size, more);
            size += more;
        }
    }

    /** A delivery was announced. Before the other side has proved to belong it may show roster entries, nothing else. */
    void open(Deliver head, boolean trusted) throws MalformedException {
        if (!trusted && head.kind() != Delivery.ENTRY) {
            throw new MalformedException("a delivery of " + head.kind() + " by a stranger");
        }
        if (open.size() >= Limits.STREAMS_MAX || open.containsKey(head.stream())) {
            throw new MalformedException("stream " + head.stream() + " of " + open.size() + " is open already");
        }
        open.put(head.stream(), new Assembly(head));
    }

    /** A slice came; returns the delivery that it completes. */
    Optional<Delivered> slice(int stream, ByteBuf slice, boolean trusted) throws MalformedException {
        Assembly assembly = open.get(stream);
        int length = slice.readableBytes();
        unreturned += length;
        if (assembly == null || assembly.size + length > assembly.head.length()) {
            throw new MalformedException("data on stream " + stream + " that nothing announced");
        }
        if (unreturned > (trusted ? Limits.CREDIT_BYTES : STRANGER_BYTES_MAX)) {
            throw new MalformedException("more data than was granted");
        }
        assembly.append(slice);
        if (assembly.size < assembly.head.length()) {
            return Optional.empty();
        }
        open.remove(stream);
        byte[] bytes =
                assembly.bytes.length == assembly.size ? assembly.bytes : Arrays.copyOf(assembly.bytes, assembly.size);
        return Optional.of(new Delivered(assembly.head, bytes));
    }

    /** Credit went back to the other side. */
    void returned(int bytes) {
        unreturned -= bytes;
    }
}
