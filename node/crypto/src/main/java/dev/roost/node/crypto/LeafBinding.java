package dev.roost.node.crypto;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Principal;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Certificate;

/** Reads from a TLS certificate whose it is. Authorities, names and dates are not asked. */
public final class LeafBinding {
    private static final int LEAF_BYTES_MAX = 4_096;
    private static final int P256_BITS = 256;

    private LeafBinding() {}

    /**
     * The identity key that this chain proves.
     *
     * @throws CertificateException unless it is one self-signed P-256 certificate of at most 4 KiB, in its one encoding
     *     (DER), whose extension the identity signed
     */
    public static Octets verify(X509Certificate[] chain) throws CertificateException {
        if (chain.length != 1) {
            throw new CertificateException("a chain of " + chain.length + " certificates, one expected");
        }
        X509Certificate leaf = chain[0];
        byte[] encoded = leaf.getEncoded();
        if (encoded.length > LEAF_BYTES_MAX) {
            throw new CertificateException("a certificate of more than 4 KiB");
        }
        requireOneEncoding(encoded);
        if (!(leaf.getPublicKey() instanceof ECPublicKey key)
                || key.getParams().getOrder().bitLength() != P256_BITS) {
            throw new CertificateException("a certificate whose key is not P-256");
        }
        try {
            leaf.verify(leaf.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("a certificate that did not sign itself", e);
        }
        return boundIdentity(leaf);
    }

    /** The JDK overlooks some bits, such as spare ones of a signature: with them one leaf would have many forms. */
    private static void requireOneEncoding(byte[] encoded) throws CertificateException {
        try {
            Certificate parsed = Certificate.getInstance(encoded);
            if (parsed.getSignature().getPadBits() != 0
                    || !Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), encoded)) {
                throw new CertificateException("a certificate that is not in its one encoding");
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new CertificateException("a certificate that cannot be read", e);
        }
    }

    private static Octets boundIdentity(X509Certificate leaf) throws CertificateException {
        byte[] extension = leaf.getExtensionValue(TlsLeaf.BINDING_OID);
        if (extension == null) {
            throw new CertificateException("a certificate without a device's signature");
        }
        try {
            FieldReader in =
                    new FieldReader(ASN1OctetString.getInstance(extension).getOctets());
            Octets identityKey = in.octets(Principal.IDENTITY_KEY_BYTES);
            Octets signature = in.octets(Principal.SIGNATURE_BYTES);
            in.end();
            byte[] message = TlsLeaf.bindingMessage(leaf.getPublicKey().getEncoded());
            if (!Signatures.verify(identityKey, message, signature)) {
                throw new CertificateException("a certificate whose device signature is wrong");
            }
            return identityKey;
        } catch (MalformedException | IllegalArgumentException e) {
            throw new CertificateException("a certificate whose device signature is malformed", e);
        }
    }
}
