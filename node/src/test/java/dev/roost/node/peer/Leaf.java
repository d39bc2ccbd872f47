package dev.roost.node.peer;

import dev.roost.node.crypto.Identity;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that no honest device shows, and those that one does. */
final class Leaf {
    private static final String BINDING = "2.25.141562183904774182351209786347716224587";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    Leaf(PrivateKey key, X509Certificate... chain) {
        this.key = key;
        this.chain = chain.clone();
    }

    PrivateKey key() {
        return key;
    }

    /** The certificates to show, none at all included. */
    X509Certificate[] chain() {
        return chain.clone();
    }

    static Leaf of(Identity identity) {
        return new Leaf(identity.leaf().key(), identity.leaf().certificate());
    }

    /** A key pair of this kind with a certificate that carries somebody's binding. */
    static Leaf with(KeyPair pair, X509Certificate bindingOf) throws Exception {
        byte[] binding = ASN1OctetString.getInstance(bindingOf.getExtensionValue(BINDING))
                .getOctets();
        return new Leaf(pair.getPrivate(), certificate(pair, binding, Instant.EPOCH, Instant.EPOCH.plusSeconds(9)));
    }

    /** The very key of an identity, in a certificate that was valid for nine seconds in 1970. */
    static Leaf expired(Identity identity) throws Exception {
        X509Certificate own = identity.leaf().certificate();
        return with(new KeyPair(own.getPublicKey(), identity.leaf().key()), own);
    }

    static Leaf withoutBinding() throws Exception {
        KeyPair pair = curve("secp256r1");
        return new Leaf(pair.getPrivate(), certificate(pair, new byte[0], Instant.EPOCH, Instant.EPOCH.plusSeconds(9)));
    }

    static KeyPair curve(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair pair, byte[] binding, Instant from, Instant to)
            throws Exception {
        X500Name name = new X500Name("CN=roost");
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(from),
                Date.from(to),
                name,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        if (binding.length > 0) {
            builder.addExtension(new ASN1ObjectIdentifier(BINDING), false, binding);
        }
        String algorithm = pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
    }
}
