package dev.roost.node.control;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Folders that belong to the user who runs this program, and into which nobody else can reach. */
final class OwnFolder {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private OwnFolder() {}

    /** Makes a folder that nobody else may enter, where there is none. */
    static void make(Path folder) throws IOException {
        if (POSIX) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Whether what lies there is a folder of this user's, no link to one, which nobody else may enter. */
    static boolean isOne(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!POSIX) {
            return true;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return OWNERS.containsAll(attributes.permissions())
                && attributes.owner().equals(user());
    }

    /** Who runs this program: whoever owns a file that it makes. */
    private static UserPrincipal user() throws IOException {
        Path mine = Files.createTempFile("roost-", ".me");
        try {
            return Files.getOwner(mine, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(mine);
        }
    }
}
