package dev.roost.node.crypto;

import dev.roost.proto.model.Epoch;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.Labels;
import dev.roost.proto.model.Octets;

/** What an epoch's vault key expands to. Immutable. */
final class EpochKeys {
    private static final int KEY_BYTES = 32;

    private final EpochName name;
    private final Secret vault;
    private final byte[] dedup;
    private final byte[] chunk;

    EpochKeys(EpochName name, Secret vault) {
        this.name = name;
        this.vault = vault;
        this.dedup = Hkdf.expand(vault.reveal(), KEY_BYTES, Labels.KEY_DEDUP);
        this.chunk = Hkdf.expand(vault.reveal(), KEY_BYTES, Labels.KEY_CHUNK);
    }

    /** Keys given one by one, as golden vectors do. */
    EpochKeys(EpochName name, byte[] dedup, byte[] chunk) {
        this.name = name;
        this.vault = Secret.of(new byte[Secret.BYTES]);
        this.dedup = dedup.clone();
        this.chunk = chunk.clone();
    }

    EpochName name() {
        return name;
    }

    Secret vault() {
        return vault;
    }

    byte[] dedup() {
        return dedup;
    }

    byte[] chunk() {
        return chunk;
    }

    /** Tells a right key from a wrong one; it says nothing about the key. */
    static Octets check(Secret key) {
        return Octets.copyOf(Hkdf.expand(key.reveal(), Epoch.CHECK_BYTES, Labels.EPOCH_CHECK));
    }

    @Override
    public String toString() {
        return "EpochKeys[" + name + "]";
    }
}
