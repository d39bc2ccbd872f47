package dev.roost.node.crypto;

import dev.roost.proto.model.Labels;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMACs as the JDK has them. */
final class Macs {
    private Macs() {}

    static Mac sha512(byte[] key) {
        return start("HmacSHA512", key);
    }

    /** HMAC-SHA-256 over a label, NUL included, and what follows it. */
    static byte[] sha256(byte[] key, Labels label, byte[]... parts) {
        Mac mac = start("HmacSHA256", key);
        mac.update(label.bytes());
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static Mac start(String algorithm, byte[] key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
