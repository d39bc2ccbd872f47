package dev.roost.node.app;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The file that holds who this device is, readable by its owner alone. It is written once, whole or not at all. */
final class IdentityFile {
    private static final int BYTES_MAX = 16_384;

    private IdentityFile() {}

    static Identity openOrCreate(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        Identity identity = Identity.create(random);
        write(file, identity.encode());
        return identity;
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

    private static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(part);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(part, options, ownerOnly())) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        if (isPosix()) {
            try (FileChannel folder = FileChannel.open(parent(file), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("no folder holds " + file);
        }
        return parent;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
