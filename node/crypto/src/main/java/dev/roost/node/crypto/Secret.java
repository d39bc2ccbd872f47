package dev.roost.node.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/** Thirty-two secret bytes. They are not printed, compared or handed out beyond this package. */
final class Secret {
    static final int BYTES = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    static Secret of(byte[] bytes) {
        return new Secret(bytes);
    }

    static Secret ofPart(byte[] bytes, int from) {
        return new Secret(Arrays.copyOfRange(bytes, from, from + BYTES));
    }

    static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(bytes);
    }

    /** A copy, for the primitives of this package. */
    byte[] reveal() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
