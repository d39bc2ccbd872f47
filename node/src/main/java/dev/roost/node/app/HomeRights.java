package dev.roost.node.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nobody but its owner enters a home: whoever can speak to its control socket can restore every photo.
 * A folder that holds other things too keeps its rights.
 */
final class HomeRights {
    private static final Logger LOG = LoggerFactory.getLogger(HomeRights.class);
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    /** How the names of what a home holds begin, up to their first dot; a folder of these alone is Roost's. */
    private static final Set<String> PARTS =
            Set.of("version", "lock", "identity", "store", "logs", "notes", "control", "node", "window", "background");

    private HomeRights() {}

    /** Shuts a home to others where that can be done; else what a person should know. */
    static Optional<String> shut(Path home) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix") || isShut(home)) {
            return Optional.empty();
        }
        if (isRoostsAlone(home)) {
            try {
                Files.setPosixFilePermissions(home, OWNERS);
            } catch (IOException e) {
                LOG.info("{} could not be shut to others: {}", home, e.getMessage());
            }
        }
        return isShut(home)
                ? Optional.empty()
                : Optional.of(
                        "The home " + home + " is open to other users of this computer, who could use this device's"
                                + " keys. Shut it with 'chmod 700', or choose another folder with --home.");
    }

    private static boolean isShut(Path home) throws IOException {
        return OWNERS.containsAll(Files.getPosixFilePermissions(home));
    }

    private static boolean isRoostsAlone(Path home) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(home)) {
            for (Path entry : entries) {
                String name = home.relativize(entry).toString();
                if (!PARTS.contains(name.replaceFirst("\\..*", ""))) {
                    return false;
                }
            }
        }
        return true;
    }
}
