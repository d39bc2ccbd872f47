package dev.roost.node.peer;

import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the stream into frames. A head is judged before anything waits for its bytes, and no frame is longer than 256
 * KiB, so a declared length never reserves memory.
 */
final class FrameDecoder extends ByteToMessageDecoder {
    private volatile int controlMax = Limits.CONTROL_BYTES_MAX_STRANGER;
    private @Nullable FrameHead head;

    /** A frame and its bytes; whoever takes it releases them. */
    record Frame(FrameHead head, ByteBuf bytes) {}

    /** The other side has proved to belong: longer control messages are allowed. */
    void trust() {
        controlMax = Limits.CONTROL_BYTES_MAX;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws MalformedException {
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
