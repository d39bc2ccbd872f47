package dev.roost.proto.model;

import java.io.IOException;

/** Bytes that are not the chunk they were asked as: fetch it from another device. */
public final class DamagedChunkException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ChunkId asked;

    public DamagedChunkException(ChunkId asked, String reason) {
        super("chunk " + asked.hex() + " is damaged: " + reason);
        this.asked = asked;
    }

    /** The name under which the bytes were asked for. */
    public ChunkId asked() {
        return asked;
    }
}
