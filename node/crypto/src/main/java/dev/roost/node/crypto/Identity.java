package dev.roost.node.crypto;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Receipt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Who this device is: the keys that sign for it, open what is wrapped for it, and answer for it in TLS. Created once
 * and kept in the home's {@code identity} file.
 *
 * <p>Layout of the file: {@code "RSTI"} ‖ version 01 ‖ protection 00 ‖ 0 u16 ‖ Ed25519 seed 32 ‖ X-Wing seed 32 ‖ TLS
 * key u16 length ‖ PKCS#8 ‖ TLS leaf u16 length ‖ X.509. Protection 00 is none but the file's mode; others are not
 * known to this version. Immutable; safe for use by many threads.
 */
public final class Identity {
    private static final byte[] MAGIC = "RSTI".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int KEY_BYTES_MAX = 4_096;

    private final Secret signing;
    private final Secret kem;
    private final TlsLeaf leaf;
    private final Principal principal;

    private Identity(Secret signing, Secret kem, TlsLeaf leaf) {
        this.signing = signing;
        this.kem = kem;
        this.leaf = leaf;
        this.principal = new Principal(Signatures.publicKey(signing), KeyWrap.publicKey(kem));
    }

    public static Identity create(SecureRandom random) {
        Secret signing = Secret.random(random);
        return new Identity(signing, Secret.random(random), TlsLeaf.create(signing, random));
    }

    /** The identity that 24 recovery words stand for, with a TLS leaf of its own. */
    static Identity ofSeeds(Secret signing, Secret kem, SecureRandom random) {
        return new Identity(signing, kem, TlsLeaf.create(signing, random));
    }

    /** The file's bytes: secret. */
    public byte[] encode() {
        return new FieldWriter()
                .bytes(MAGIC)
                .u8(VERSION)
                .u8(0)
                .u16(0)
                .bytes(signing.reveal())
                .bytes(kem.reveal())
                .short16(leaf.encodedKey())
                .short16(leaf.encodedCertificate())
                .toBytes();
    }

    public static Identity parse(byte[] bytes) throws MalformedException {
        FieldReader in = new FieldReader(bytes);
        in.expect(MAGIC, "an identity");
        int version = in.u8();
        int protection = in.u8();
        if (version != VERSION || protection != 0 || in.u16() != 0) {
            throw new MalformedException(
                    "identity format " + version + "/" + protection + " is unknown to this version");
        }
        Secret signing = Secret.of(in.bytes(Secret.BYTES));
        Secret kem = Secret.of(in.bytes(Secret.BYTES));
        TlsLeaf leaf = TlsLeaf.parse(in.short16(KEY_BYTES_MAX), in.short16(KEY_BYTES_MAX));
        in.end();
        return new Identity(signing, kem, leaf);
    }

    public Principal principal() {
        return principal;
    }

    public DeviceId id() {
        return principal.id();
    }

    public TlsLeaf leaf() {
        return leaf;
    }

    public LogEntry sign(EntryFields fields) {
        return LogEntry.of(fields, sign(LogEntry.signingInput(fields)));
    }

    public Receipt sign(Receipt.Fields fields) {
        return Receipt.of(fields, sign(Receipt.signingInput(fields)));
    }

    Secret kem() {
        return kem;
    }

    private Octets sign(byte[] message) {
        return Signatures.sign(signing, message);
    }

    @Override
    public String toString() {
        return "Identity[" + DeviceIds.shortText(id()) + "]";
    }
}
