package dev.roost.node.crypto;

import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Fingerprint;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.ResourceId;

/**
 * Keyed names of content, the same on every member and in every epoch: their key comes from the first vault key.
 * Immutable.
 */
public final class ContentNames {
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    ContentNames(Secret firstVaultKey) {
        this.key = Hkdf.expand(firstVaultKey.reveal(), KEY_BYTES, Labels.KEY_ID);
    }

    public ResourceId resource(ContentHash hash) {
        return ResourceId.of(Macs.sha256(key, Labels.RESOURCE, hash.bytes()));
    }

    public Fingerprint fingerprint(PlainChunk chunk) {
        byte[] length = new FieldWriter(4).u32(chunk.length()).toBytes();
        return Fingerprint.ofPrefix(Macs.sha256(key, Labels.FINGERPRINT, length, chunk.digest()));
    }

    /** Eight bits that all chunks of a photo share. */
    public int placement(PhotoId photo) {
        return Macs.sha256(key, Labels.PLACEMENT, photo.bytes())[0] & 0xFF;
    }
}
