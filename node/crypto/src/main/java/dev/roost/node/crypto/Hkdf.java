package dev.roost.node.crypto;

import dev.roost.proto.model.Labels;
import java.util.Arrays;
import javax.crypto.Mac;

/** HKDF with SHA-512 (RFC 5869). */
final class Hkdf {
    private static final int HASH_BYTES = 64;

    private Hkdf() {}

    /** HKDF-Extract with no salt. */
    static byte[] extract(byte[] keyMaterial) {
        return Macs.sha512(new byte[HASH_BYTES]).doFinal(keyMaterial);
    }

    /** HKDF-Extract. */
    static byte[] extract(byte[] salt, byte[] keyMaterial) {
        return Macs.sha512(salt).doFinal(keyMaterial);
    }

    /** HKDF-Expand with a label, NUL included, and what follows it as info. */
    static byte[] expand(byte[] key, int length, Labels label, byte[]... context) {
        Mac mac = Macs.sha512(key);
        byte[] out = new byte[length];
        byte[] block = {};
        for (int at = 0, counter = 1; at < length; counter++) {
            mac.update(block);
            mac.update(label.bytes());
            for (byte[] part : context) {
                mac.update(part);
            }
            mac.update((byte) counter);
            block = mac.doFinal();
            int take = Math.min(block.length, length - at);
            System.arraycopy(block, 0, out, at, take);
            at += take;
        }
        Arrays.fill(block, (byte) 0);
        return out;
    }
}
