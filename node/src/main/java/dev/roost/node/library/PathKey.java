package dev.roost.node.library;

import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Sha256;

/** Names one path on one device in 32 bytes: device 8 ‖ root key 8 ‖ 16 bytes of SHA-256 over the path's raw bytes. */
public record PathKey(Octets bytes) {
    public static final int BYTES = 32;
    private static final int HASH_BYTES = 16;

    public static PathKey of(Seen seen) {
        return of(seen.device(), seen.path());
    }

    public static PathKey of(DeviceId device, FilePath path) {
        FieldWriter parts = new FieldWriter();
        for (FileName part : path.parts()) {
            parts.short16(part.raw().toArray());
        }
        Octets hash = Octets.copyOf(Sha256.of(parts.toBytes()), 0, HASH_BYTES);
        return new PathKey(new FieldWriter(BYTES)
                .u64(device.prefix())
                .u64(path.rootKey())
                .octets(hash)
                .toOctets());
    }
}
