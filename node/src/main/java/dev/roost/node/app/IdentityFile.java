package dev.roost.node.app;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.Folders;
import dev.roost.storage.HomeFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The file that holds who this device is, readable by its owner alone. It is written once, whole or not at all. */
final class IdentityFile {
    private static final int BYTES_MAX = 16_384;

    private IdentityFile() {}

    /**
     * Reads who this device is; in a home where nobody ever was it becomes somebody.
     *
     * @throws IOException if the file is damaged, or is gone from a home that was used
     */
    static Identity openOrCreate(HomeFolder home, SecureRandom random) throws IOException {
        Path file = home.identity();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return read(file);
        }
        // A first start that was cut short leaves empty folders: whoever has a store or logs had an identity before.
        if (holdsAnything(home.store()) || holdsAnything(home.logs())) {
            throw new IOException("The file that says who this device is, is missing: " + file
                    + ". Put it back from a backup of this computer, or start in a fresh home (--home FOLDER) and join"
                    + " the library anew.");
        }
        Identity identity = Identity.create(random);
        Folders.replace(file, identity.encode());
        return identity;
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return entries.iterator().hasNext();
        }
    }

    private static Identity read(Path file) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException("This device's identity is damaged: " + file + " is far too long.");
        }
        try {
            return Identity.parse(Files.readAllBytes(file));
        } catch (MalformedException e) {
            throw new IOException(
                    "This device's identity cannot be read (" + e.getMessage() + "): " + file
                            + ". Put back the file from a backup of this computer, or start in a fresh home and join"
                            + " the library anew.",
                    e);
        }
    }
}
