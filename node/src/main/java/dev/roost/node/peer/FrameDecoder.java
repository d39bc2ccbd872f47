package dev.roost.node.peer;

import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the stream into frames. A head is judged before anything waits for its bytes, and no frame is longer than 256
 * KiB, so a declared length never reserves memory. It begins on hold, and can be held at any frame: how long the next
 * one may be depends on what the one before it comes to. Used by the link's event loop, but for {@link #trust} and {@link
 * #isHeld}.
 */
final class FrameDecoder extends ByteToMessageDecoder {
    private volatile int controlMax = Limits.CONTROL_BYTES_MAX_STRANGER;
    private @Nullable FrameHead head;
    private volatile boolean held = true;
    private boolean discarding;

    /** A frame and its bytes; whoever takes it releases them. */
    record Frame(FrameHead head, ByteBuf bytes) {}

    /** The other side has proved to belong: longer control messages are allowed. From any thread. */
    void trust() {
        controlMax = Limits.CONTROL_BYTES_MAX;
    }

    /** Cuts no further frame until {@link #release}. */
    void hold() {
        held = true;
    }

    /** Cuts nothing any more: what still comes is read and forgotten. */
    void discard() {
        held = false;
        discarding = true;
    }

    /** From any thread. */
    boolean isHeld() {
        return held;
    }

    /** What came before the end counts, though something held it up: the last word says why it ended. */
    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        held = false;
        super.channelInactive(context);
    }

    /** Goes on, with what has come already first. */
    void release(ChannelHandlerContext context) throws Exception {
        if (held) {
            held = false;
            channelRead(context, Unpooled.EMPTY_BUFFER);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws MalformedException {
        if (held || discarding) {
            in.skipBytes(discarding ? in.readableBytes() : 0);
            return;
        }
        FrameHead current = head;
        if (current == null) {
            if (in.readableBytes() < Limits.FRAME_HEAD_BYTES) {
                return;
            }
            byte[] bytes = new byte[Limits.FRAME_HEAD_BYTES];
            in.readBytes(bytes);
            current = FrameHead.decode(bytes, controlMax);
            head = current;
        }
        if (in.readableBytes() >= current.length()) {
            out.add(new Frame(current, in.readRetainedSlice(current.length())));
            head = null;
        }
    }
}
