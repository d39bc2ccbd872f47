package dev.roost.node.crypto;

import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * The key and self-signed certificate that answer for a device in TLS: P-256, because not every TLS library takes an
 * Ed25519 leaf, and bound to the identity by an extension that the identity signed. Dates mean nothing (1970 to 9999),
 * names neither.
 *
 * <p>The extension {@value #BINDING_OID} holds identity key 32 ‖ signature 64 over {@code roost/v1/tls-bind ‖
 * SHA-256(SubjectPublicKeyInfo)}. Immutable.
 */
public final class TlsLeaf {
    /** A UUID-based arc of its own (ITU-T X.667). */
    static final String BINDING_OID = "2.25.141562183904774182351209786347716224587";

    private static final Instant NOT_AFTER = Instant.parse("9999-12-31T23:59:59Z");
    private static final String NAME = "CN=roost";

    private final PrivateKey key;
    private final X509Certificate certificate;

    private TlsLeaf(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static TlsLeaf create(Secret identitySeed, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            byte[] binding = new FieldWriter()
                    .octets(Signatures.publicKey(identitySeed))
                    .octets(Signatures.sign(identitySeed, bindingMessage(spki)))
                    .toBytes();
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    new X500Name(NAME),
                    new BigInteger(1, Sha256.of(spki)).shiftRight(200),
                    Date.from(Instant.EPOCH),
                    Date.from(NOT_AFTER),
                    new X500Name(NAME),
                    SubjectPublicKeyInfo.getInstance(spki));
            builder.addExtension(new ASN1ObjectIdentifier(BINDING_OID), false, binding);
            byte[] encoded = builder.build(new EcdsaSigner(pair.getPrivate())).getEncoded();
            return new TlsLeaf(pair.getPrivate(), certificate(encoded));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS certificate could be made", e);
        }
    }

    static TlsLeaf parse(byte[] key, byte[] certificate) throws MalformedException {
        try {
            return new TlsLeaf(
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                    certificate(certificate));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("an identity whose TLS key or certificate is damaged");
        }
    }

    /** For the TLS engine alone. */
    public PrivateKey key() {
        return key;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** SHA-256 of the certificate's SubjectPublicKeyInfo: what pairing binds to. */
    public Octets keyHash() {
        return keyHash(certificate);
    }

    /** The same for the other side's certificate. */
    public static Octets keyHash(X509Certificate certificate) {
        return Octets.copyOf(Sha256.of(certificate.getPublicKey().getEncoded()));
    }

    byte[] encodedKey() {
        return key.getEncoded();
    }

    byte[] encodedCertificate() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was parsed encodes", e);
        }
    }

    static byte[] bindingMessage(byte[] subjectPublicKeyInfo) {
        return new FieldWriter()
                .bytes(Labels.TLS_BIND.bytes())
                .bytes(Sha256.of(subjectPublicKeyInfo))
                .toBytes();
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** Signs the certificate with the JDK's ECDSA. */
    private static final class EcdsaSigner implements ContentSigner {
        private final PrivateKey key;
        private final ByteArrayOutputStream signed = new ByteArrayOutputStream();

        EcdsaSigner(PrivateKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return signed;
        }

        @Override
        public byte[] getSignature() {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(signed.toByteArray());
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("ECDSA failed", e);
            }
        }
    }
}
