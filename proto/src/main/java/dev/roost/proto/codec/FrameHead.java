package dev.roost.proto.codec;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;

/**
 * The 8 bytes in front of every frame.
 *
 * <p>Layout: length u32 of what follows ‖ type u8 ‖ flags u8 (00) ‖ stream u16 (0 for control).
 *
 * @param type {@link #CONTROL} or {@link #DATA}
 */
public record FrameHead(int length, int type, int stream) {
    public static final int CONTROL = 1;
    public static final int DATA = 2;

    public static FrameHead control(int length) {
        return new FrameHead(length, CONTROL, 0);
    }

    public static FrameHead data(int length, int stream) {
        return new FrameHead(length, DATA, stream);
    }

    public byte[] encode() {
        return new FieldWriter(Limits.FRAME_HEAD_BYTES)
                .u32(length)
                .u8(type)
                .u8(0)
                .u16(stream)
                .toBytes();
    }

    /**
     * Reads a head and judges it before anything is allocated for its frame.
     *
     * @param controlMax how long a control message may be in the session's state
     */
    public static FrameHead decode(byte[] head, int controlMax) throws MalformedException {
        FieldReader in = new FieldReader(head);
        int length = in.u32();
        int type = in.u8();
        int flags = in.u8();
        int stream = in.u16();
        in.end();
        if (flags != 0) {
            throw new MalformedException("unknown frame flags " + flags);
        }
        int max = switch (type) {
            case CONTROL -> controlMax;
            case DATA -> Limits.DATA_BYTES_MAX;
            default -> throw new MalformedException("unknown frame type " + type);
        };
        if (length < 1 || length > max) {
            throw new MalformedException(
                    "a frame of " + Integer.toUnsignedString(length) + " bytes, 1 to " + max + " allowed");
        }
        if ((type == CONTROL) != (stream == 0)) {
            throw new MalformedException("stream " + stream + " on a frame of type " + type);
        }
        return new FrameHead(length, type, stream);
    }
}
