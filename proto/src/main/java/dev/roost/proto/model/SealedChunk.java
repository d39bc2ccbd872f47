package dev.roost.proto.model;

import java.util.Arrays;

/**
 * Encrypted bytes and their true name. An instance cannot lie: its name was computed from its bytes. A device without
 * keys stores, verifies and passes on chunks of types it does not know; only opening asks for a known header.
 *
 * <p>It owns its buffer: {@link #of} and {@link #admit} take the array over and nobody may write to it afterwards.
 */
public final class SealedChunk {
    private static final int TYPE_AT = 6;

    private final ChunkId id;
    private final byte[] bytes;

    private SealedChunk(ChunkId id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * Names bytes that were just sealed.
     *
     * @throws IllegalArgumentException if they are no chunk: too long, too short, or without the magic
     */
    public static SealedChunk of(byte[] bytes) {
        if (!looksLikeAChunk(bytes)) {
            throw new IllegalArgumentException("not a chunk: " + bytes.length + " bytes");
        }
        return new SealedChunk(nameOf(bytes), bytes);
    }

    /** Admits bytes from a disk or a peer, but only under the name they were asked for. */
    public static SealedChunk admit(ChunkId asked, byte[] bytes) throws DamagedChunkException {
        if (!looksLikeAChunk(bytes)) {
            throw new DamagedChunkException(asked, bytes.length + " bytes that are no chunk");
        }
        ChunkId id = nameOf(bytes);
        if (!id.equals(asked)) {
            throw new DamagedChunkException(asked, "its bytes are those of " + id.hex());
        }
        return new SealedChunk(id, bytes);
    }

    public ChunkId id() {
        return id;
    }

    public int size() {
        return bytes.length;
    }

    /** The code of its {@link ChunkType}, which may be one that this version does not know. */
    public int typeCode() {
        return bytes[TYPE_AT] & 0xFF;
    }

    /** The sealed bytes themselves, not a copy: read them, never write. */
    public byte[] bytes() {
        return bytes;
    }

    public ChunkHeader header() throws MalformedException {
        return ChunkHeader.read(new FieldReader(Arrays.copyOf(bytes, ChunkHeader.BYTES)));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SealedChunk other && id.equals(other.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "SealedChunk[" + id.hex().substring(0, 16) + ", " + bytes.length + " bytes]";
    }

    private static boolean looksLikeAChunk(byte[] bytes) {
        return bytes.length >= ChunkHeader.BYTES
                && bytes.length <= Limits.CHUNK_SEALED_BYTES_MAX
                && Arrays.equals(ChunkHeader.MAGIC, 0, 4, bytes, 0, 4);
    }

    private static ChunkId nameOf(byte[] bytes) {
        return ChunkId.of(Sha256.of(Labels.CHUNK_ID, bytes));
    }
}
