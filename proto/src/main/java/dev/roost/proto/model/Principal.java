package dev.roost.proto.model;

/**
 * The two public keys of a device or of the recovery words.
 *
 * <p>Layout: identity key 32 ‖ KEM key 1,216.
 *
 * @param identityKey Ed25519 (RFC 8032), 32 bytes: signs
 * @param kemKey X-Wing (ML-KEM-768 and X25519), 1,216 bytes: keys are wrapped for it
 */
public record Principal(Octets identityKey, Octets kemKey) {
    public static final int IDENTITY_KEY_BYTES = 32;
    public static final int KEM_KEY_BYTES = 1_216;
    public static final int SIGNATURE_BYTES = 64;

    public Principal {
        identityKey.requireSize(IDENTITY_KEY_BYTES);
        kemKey.requireSize(KEM_KEY_BYTES);
    }

    public DeviceId id() {
        return DeviceId.ofIdentityKey(identityKey);
    }

    void write(FieldWriter out) {
        out.octets(identityKey).octets(kemKey);
    }

    static Principal read(FieldReader in) throws MalformedException {
        return new Principal(in.octets(IDENTITY_KEY_BYTES), in.octets(KEM_KEY_BYTES));
    }
}
