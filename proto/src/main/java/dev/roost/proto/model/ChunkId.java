package dev.roost.proto.model;

/** The name of a sealed chunk: SHA-256 over {@code roost/v1/cid} and its sealed bytes. */
public final class ChunkId extends Id {
    private ChunkId(byte[] bytes) {
        super(bytes);
    }

    public static ChunkId of(byte[] bytes) {
        return new ChunkId(bytes);
    }
}
