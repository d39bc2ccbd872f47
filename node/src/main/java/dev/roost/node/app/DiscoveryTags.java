package dev.roost.node.app;

import dev.roost.discovery.Tags;
import dev.roost.node.crypto.DiscoveryKey;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and recognises tags with the discovery keys of the libraries that are served. Safe for use by many threads. */
final class DiscoveryTags implements Tags {
    /** Stands for a target whose id is not known yet. */
    private static final DeviceId ANYBODY = DeviceId.of(new byte[DeviceId.BYTES]);

    private final SecureRandom random;
    private volatile Map<LibraryId, List<DiscoveryKey>> keys = Map.of();

    DiscoveryTags(SecureRandom random) {
        this.random = random;
    }

    /** The keys of a library, the newest first; none while this device has not been given any. */
    synchronized void serve(LibraryId library, List<DiscoveryKey> libraryKeys) {
        Map<LibraryId, List<DiscoveryKey>> more = new HashMap<>(keys);
        if (libraryKeys.isEmpty()) {
            more.remove(library);
        } else {
            more.put(library, List.copyOf(libraryKeys));
        }
        keys = Map.copyOf(more);
    }

    boolean canMake(LibraryId library) {
        return keys.containsKey(library);
    }

    @Override
    public byte[] make(LibraryId library, int port, String instance) {
        List<DiscoveryKey> own = keys.get(library);
        if (own == null) {
            throw new IllegalStateException("no key to make a tag with");
        }
        return own.get(0).tag(salt(), port, instance);
    }

    @Override
    public Optional<LibraryId> recognise(byte[] saltAndTag, int port, String instance) {
        return keys.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(key -> key.made(saltAndTag, port, instance)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The TLS server name with which to call a device, or one that tells nothing where there is no key. */
    String serverName(LibraryId library, Optional<DeviceId> target) {
        List<DiscoveryKey> own = keys.get(library);
        return own == null ? "roost.invalid" : own.get(0).serverName(salt(), target.orElse(ANYBODY));
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
