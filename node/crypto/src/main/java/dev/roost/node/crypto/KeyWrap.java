package dev.roost.node.crypto;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Principal;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/**
 * Keys wrapped for one recipient: HPKE (RFC 9180) in base mode with X-Wing (ML-KEM-768 and X25519), HKDF-SHA-256 and
 * AES-256-GCM, so that a recording of today opens to no quantum computer of tomorrow.
 *
 * <p>Layout: encapsulation 1,120 ‖ sealed keys and tag. Info: {@code roost/v1/wrap ‖ library 32 ‖ recipient 32}.
 */
final class KeyWrap {
    private static final int ENCAPSULATION_BYTES = 1_120;
    private static final int ENCAPSULATION_SEED_BYTES = 64;
    private static final int TAG_BYTES = 16;
    private static final byte[] NO_AAD = {};

    private KeyWrap() {}

    /** The public key for a 32-byte seed. */
    static Octets publicKey(Secret seed) {
        HPKE hpke = hpke();
        return Octets.copyOf(hpke.serializePublicKey(
                hpke.deserializePrivateKey(seed.reveal(), null).getPublic()));
    }

    /**
     * Wraps keys for one recipient.
     *
     * @throws MalformedException if what the recipient calls its KEM key is none
     */
    static Octets wrap(Principal recipient, LibraryId library, byte[] keys, SecureRandom random)
            throws MalformedException {
        byte[] seed = new byte[ENCAPSULATION_SEED_BYTES];
        random.nextBytes(seed);
        try {
            HPKE hpke = hpke();
            HPKEContextWithEncapsulation context = hpke.setupBaseS(
                    hpke.deserializePublicKey(recipient.kemKey().toArray()), info(library, recipient.id()), seed);
            byte[] sealed = context.seal(NO_AAD, keys);
            return new FieldWriter(ENCAPSULATION_BYTES + sealed.length)
                    .bytes(context.getEncapsulation())
                    .bytes(sealed)
                    .toOctets();
        } catch (IllegalArgumentException | IllegalStateException e) {
            // What the primitives throw, unchecked, at a key that another device made up.
            throw new MalformedException("a device whose KEM key is none: " + e.getMessage());
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** What was wrapped, or empty if it was not wrapped for this recipient and library, or was damaged. */
    static Optional<byte[]> unwrap(Secret seed, DeviceId recipient, LibraryId library, Octets wrap) {
        byte[] bytes = wrap.toArray();
        if (bytes.length < ENCAPSULATION_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        HPKE hpke = hpke();
        try {
            return Optional.of(hpke.setupBaseR(
                            Arrays.copyOf(bytes, ENCAPSULATION_BYTES),
                            hpke.deserializePrivateKey(seed.reveal(), null),
                            info(library, recipient))
                    .open(NO_AAD, Arrays.copyOfRange(bytes, ENCAPSULATION_BYTES, bytes.length)));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            // What the primitives throw at a wrap that another device made up; a low-order X25519 part is the last of
            // these.
            return Optional.empty();
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static byte[] info(LibraryId library, DeviceId recipient) {
        return new FieldWriter()
                .bytes(Labels.WRAP.bytes())
                .id(library)
                .id(recipient)
                .toBytes();
    }
}
