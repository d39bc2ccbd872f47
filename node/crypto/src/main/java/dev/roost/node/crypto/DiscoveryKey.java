package dev.roost.node.crypto;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Labels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The key that all devices of a library share, storage devices too, to know each other's tags. Immutable. */
public final class DiscoveryKey {
    private static final int SALT_BYTES = 8;
    private static final int TAG_BYTES = 8;
    private static final String SERVER_NAME_SUFFIX = ".roost.invalid";

    private final Secret key;

    DiscoveryKey(Secret key) {
        this.key = key;
    }

    /** {@code salt 8 ‖ HMAC(roost/v1/mdns ‖ salt ‖ port u16 ‖ instance)[0..8]}. */
    public byte[] tag(byte[] salt, int port, String instance) {
        byte[] mac = Macs.sha256(
                key.reveal(),
                Labels.MDNS,
                salt,
                new FieldWriter(2).u16(port).toBytes(),
                instance.getBytes(StandardCharsets.UTF_8));
        return salted(salt, mac);
    }

    /** Whether a tag was made with this key, for this port and instance. */
    public boolean made(byte[] saltAndTag, int port, String instance) {
        return saltAndTag.length == SALT_BYTES + TAG_BYTES
                && MessageDigest.isEqual(saltAndTag, tag(Arrays.copyOf(saltAndTag, SALT_BYTES), port, instance));
    }

    /** The TLS server name for a device: {@code hex(salt 8 ‖ HMAC(roost/v1/sni ‖ salt ‖ device)[0..8])}, and a suffix. */
    public String serverName(byte[] salt, DeviceId target) {
        byte[] mac = Macs.sha256(key.reveal(), Labels.SERVER_NAME, salt, target.bytes());
        return HexFormat.of().formatHex(salted(salt, mac)) + SERVER_NAME_SUFFIX;
    }

    Secret key() {
        return key;
    }

    @Override
    public String toString() {
        return "DiscoveryKey";
    }

    private static byte[] salted(byte[] salt, byte[] mac) {
        byte[] tag = Arrays.copyOf(salt, SALT_BYTES + TAG_BYTES);
        System.arraycopy(mac, 0, tag, SALT_BYTES, TAG_BYTES);
        return tag;
    }
}
