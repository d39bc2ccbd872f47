package dev.roost.discovery;

import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tags under the keys of the libraries that a device belongs to. */
public final class KeyedTags implements Tags {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A library of one test alone, so that tests that run at the same time on one machine are strangers. */
    public record Library(LibraryId id, Octets key) {
        public static Library random() {
            return new Library(LibraryId.of(bytes(32)), Octets.copyOf(bytes(32)));
        }
    }

    private final List<Library> libraries;

    public KeyedTags(Library... libraries) {
        this.libraries = new CopyOnWriteArrayList<>(libraries);
    }

    /** The device comes to one more library. */
    public void join(Library library) {
        libraries.add(library);
    }

    @Override
    public byte[] make(LibraryId library, int port, String instance) {
        Library of = libraries.stream()
                .filter(held -> held.id().equals(library))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key of " + library));
        byte[] salt = bytes(SALT_BYTES);
        byte[] saltAndTag = Arrays.copyOf(salt, SALT_BYTES + TAG_BYTES);
        System.arraycopy(tag(of, salt, port, instance), 0, saltAndTag, SALT_BYTES, TAG_BYTES);
        return saltAndTag;
    }

    @Override
    public Optional<LibraryId> recognise(byte[] saltAndTag, int port, String instance) {
        byte[] salt = Arrays.copyOf(saltAndTag, SALT_BYTES);
        byte[] tag = Arrays.copyOfRange(saltAndTag, SALT_BYTES, SALT_BYTES + TAG_BYTES);
        return libraries.stream()
                .filter(library -> Arrays.equals(tag, tag(library, salt, port, instance)))
                .map(Library::id)
                .findFirst();
    }

    private static byte[] tag(Library library, byte[] salt, int port, String instance) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(library.key().toArray());
            digest.update(salt);
            digest.update((port + instance).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(), TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
