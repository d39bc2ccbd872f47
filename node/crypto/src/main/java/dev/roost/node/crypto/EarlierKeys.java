package dev.roost.node.crypto;

import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The vault keys of earlier epochs, sealed under a newer one, so that whoever joins later can read what is old.
 *
 * <p>Layout of the plain bytes: count u16 × (epoch name 4 ‖ vault key 32); sealed with AES-256-GCM under a key expanded
 * from the newer vault key for this one use, nonce zero.
 */
final class EarlierKeys {
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final byte[] NONCE = new byte[12];

    private EarlierKeys() {}

    static Octets seal(Secret vault, Map<EpochName, Secret> earlier) {
        FieldWriter plain = new FieldWriter().u16(earlier.size());
        earlier.forEach((name, key) -> plain.u32(name.bits()).bytes(key.reveal()));
        try {
            return Octets.copyOf(cipher(Cipher.ENCRYPT_MODE, vault).doFinal(plain.toBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** What opens; nothing if it was sealed under another key. */
    static Map<EpochName, Secret> open(Secret vault, Octets sealed) {
        Map<EpochName, Secret> earlier = new LinkedHashMap<>();
        try {
            FieldReader in = new FieldReader(cipher(Cipher.DECRYPT_MODE, vault).doFinal(sealed.toArray()));
            int count = in.count16(Limits.EPOCHS_MAX);
            for (int i = 0; i < count; i++) {
                earlier.put(new EpochName(in.u32()), Secret.of(in.bytes(Secret.BYTES)));
            }
            return earlier;
        } catch (GeneralSecurityException | MalformedException e) {
            return Map.of();
        }
    }

    private static Cipher cipher(int mode, Secret vault) throws GeneralSecurityException {
        byte[] key = Hkdf.expand(vault.reveal(), KEY_BYTES, Labels.KEY_EARLIER);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
        return cipher;
    }
}
