package dev.roost.proto.model;

/** Who a device is: SHA-256 over {@code roost/v1/device-id} and its Ed25519 identity key. */
public final class DeviceId extends Id {
    private DeviceId(byte[] bytes) {
        super(bytes);
    }

    public static DeviceId of(byte[] bytes) {
        return new DeviceId(bytes);
    }

    /** The id that belongs to a 32-byte Ed25519 public key. */
    public static DeviceId ofIdentityKey(Octets identityKey) {
        return new DeviceId(Sha256.of(
                Labels.DEVICE_ID,
                identityKey.requireSize(Principal.IDENTITY_KEY_BYTES).toArray()));
    }
}
