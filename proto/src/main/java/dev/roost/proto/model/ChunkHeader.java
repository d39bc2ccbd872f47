package dev.roost.proto.model;

import java.nio.charset.StandardCharsets;

/**
 * The open header of every chunk.
 *
 * <p>Layout, 12 bytes: {@code "RSTC"} ‖ version 01 ‖ suite ‖ type ‖ flags 00 ‖ epoch name 4. Suite 00 is not sealed
 * (lists), suite 01 is 16 KiB segments of AES-256-GCM.
 */
public record ChunkHeader(ChunkType type, EpochName epoch) {
    public static final int BYTES = 12;
    static final byte[] MAGIC = "RSTC".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    public byte[] bytes() {
        FieldWriter out = new FieldWriter(BYTES);
        out.bytes(MAGIC).u8(VERSION).u8(suite(type)).u8(type.code()).u8(0).u32(epoch.bits());
        return out.toBytes();
    }

    /** Reads a header that this version can open; every other one is refused. */
    public static ChunkHeader read(FieldReader in) throws MalformedException {
        in.expect(MAGIC, "a chunk");
        int version = in.u8();
        if (version != VERSION) {
            throw new MalformedException("chunk format " + version + " is unknown to this version");
        }
        int suite = in.u8();
        ChunkType type = ChunkType.of(in.u8());
        if (suite != suite(type)) {
            throw new MalformedException("suite " + suite + " for a chunk of type " + type);
        }
        int flags = in.u8();
        if (flags != 0) {
            throw new MalformedException("unknown chunk flags " + flags);
        }
        return new ChunkHeader(type, new EpochName(in.u32()));
    }

    private static int suite(ChunkType type) {
        return type == ChunkType.LIST ? 0 : 1;
    }
}
