package dev.roost.proto.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 as the JDK has it. */
public final class Sha256 {
    private Sha256() {}

    /** A fresh digest for running use. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The hash of a label, NUL included, and what follows it. */
    public static byte[] of(Labels label, byte[]... parts) {
        MessageDigest digest = start();
        digest.update(label.bytes());
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The hash of plain bytes. */
    public static byte[] of(byte[] bytes) {
        return start().digest(bytes);
    }
}
