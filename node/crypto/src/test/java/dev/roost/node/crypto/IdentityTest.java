package dev.roost.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Receipt;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private final Identity identity = Identity.create(new SeededRandom(1));

    @Test
    void comesBackFromItsFile() throws MalformedException {
        Identity back = Identity.parse(identity.encode());
        assertThat(back.principal()).isEqualTo(identity.principal());
        assertThat(back.leaf().certificate()).isEqualTo(identity.leaf().certificate());
    }

    @Test
    void everyTruncationOfItsFileIsRefused() {
        byte[] bytes = identity.encode();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Identity.parse(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void printsNoSecret() {
        assertThat(identity.toString()).hasSizeLessThan(40);
        assertThat(Secret.of(new byte[32]).toString()).isEqualTo("Secret");
    }

    @Test
    void itsSignaturesHold() {
        LogEntry entry = identity.sign(new Samples(1).entry().fields());
        assertThat(Signatures.verify(identity.principal().identityKey(), entry.signingInput(), entry.signature()))
                .isTrue();
        Receipt receipt = identity.sign(new Samples(1).receipt().fields());
        assertThat(Signatures.verify(identity.principal().identityKey(), receipt.signingInput(), receipt.signature()))
                .isTrue();
        Identity other = Identity.create(new SeededRandom(2));
        assertThat(Signatures.verify(other.principal().identityKey(), entry.signingInput(), entry.signature()))
                .isFalse();
        assertThat(Signatures.verify(identity.principal().identityKey(), receipt.signingInput(), entry.signature()))
                .isFalse();
    }

    @Test
    void aKeyThatIsNoPointSignsNothing() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 0xff);
        assertThat(Signatures.verify(Octets.copyOf(key), new byte[3], Octets.copyOf(new byte[64])))
                .isFalse();
    }

    @Test
    void itsLeafProvesWhoseItIs() throws CertificateException {
        X509Certificate leaf = identity.leaf().certificate();
        assertThat(LeafBinding.verify(new X509Certificate[] {leaf}))
                .isEqualTo(identity.principal().identityKey());
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=roost");
    }

    @Test
    void aLeafUnderAnotherSignatureProvesNothing() {
        X509Certificate mine = identity.leaf().certificate();
        X509Certificate other = Identity.create(new SeededRandom(2)).leaf().certificate();
        assertThatThrownBy(() -> LeafBinding.verify(new X509Certificate[] {mine, other}))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("chain of 2");
        assertThatThrownBy(() -> LeafBinding.verify(new X509Certificate[] {})).isInstanceOf(CertificateException.class);
    }

    @Test
    void aLeafWhoseBytesWereChangedProvesNothing() throws Exception {
        byte[] encoded = identity.leaf().certificate().getEncoded();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (int at = 0; at < encoded.length; at++) {
            byte[] changed = encoded.clone();
            changed[at] ^= 1;
            try {
                X509Certificate leaf = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(changed));
                LeafBinding.verify(new X509Certificate[] {leaf});
                throw new AssertionError("byte " + at + " changed, and the leaf still proves its identity");
            } catch (CertificateException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    /** Which byte of a leaf may change unseen depended on chance: the spare bits of a signature that ends in zeros. */
    @Test
    void aLeafInAnyEncodingButItsOwnProvesNothing() throws Exception {
        byte[] encoded = leafWhoseSignatureEndsInAZeroBit();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        int spareBits = encoded.length - 1 - signatureBytes(encoded);
        encoded[spareBits] = 1;
        X509Certificate leaf = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
        assertThatThrownBy(() -> LeafBinding.verify(new X509Certificate[] {leaf}))
                .isInstanceOf(CertificateException.class);
    }

    private static byte[] leafWhoseSignatureEndsInAZeroBit() throws CertificateException {
        for (int seed = 0; ; seed++) {
            byte[] encoded =
                    Identity.create(new SeededRandom(seed)).leaf().certificate().getEncoded();
            if ((encoded[encoded.length - 1] & 1) == 0) {
                return encoded;
            }
        }
    }

    /** A P-256 signature is a sequence of 68 to 72 bytes behind its own head: 30, length. */
    private static int signatureBytes(byte[] encoded) {
        for (int size = 66; size <= 72; size++) {
            int at = encoded.length - size;
            if (encoded[at] == 0x30 && encoded[at + 1] == size - 2 && encoded[at - 2] == size + 1) {
                return size;
            }
        }
        throw new AssertionError("no signature at the end");
    }
}
