package dev.roost.node.crypto;

import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Sha256;
import java.security.MessageDigest;

/**
 * A piece of a file before it is sealed, with its SHA-256: with the file's own running hash the only passes over plain
 * bytes. It borrows a part of the caller's buffer, which must not change while the chunk is in use.
 */
public final class PlainChunk {
    private final byte[] buffer;
    private final int offset;
    private final int length;
    private final byte[] digest;

    private PlainChunk(byte[] buffer, int offset, int length) {
        if (length > Limits.CHUNK_PLAIN_BYTES_MAX) {
            throw new IllegalArgumentException("a chunk of " + length + " bytes");
        }
        MessageDigest sha = Sha256.start();
        sha.update(buffer, offset, length);
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.digest = sha.digest();
    }

    public static PlainChunk of(byte[] bytes) {
        return new PlainChunk(bytes, 0, bytes.length);
    }

    public static PlainChunk of(byte[] buffer, int offset, int length) {
        return new PlainChunk(buffer, offset, length);
    }

    public int length() {
        return length;
    }

    byte[] digest() {
        return digest;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(buffer, offset, target, at, length);
    }
}
