package dev.roost.node.crypto;

import dev.roost.proto.model.Octets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Ed25519 (RFC 8032) over bytes that begin with a label. */
public final class Signatures {
    private Signatures() {}

    static Octets sign(Secret seed, byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(seed.reveal()));
        signer.update(message, 0, message.length);
        return Octets.copyOf(signer.generateSignature());
    }

    static Octets publicKey(Secret seed) {
        return Octets.copyOf(new Ed25519PrivateKeyParameters(seed.reveal())
                .generatePublicKey()
                .getEncoded());
    }

    /** Whether the signature is right; a key that is no point on the curve signs nothing. */
    public static boolean verify(Octets identityKey, byte[] message, Octets signature) {
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(identityKey.toArray()));
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature.toArray());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
