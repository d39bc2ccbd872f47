package dev.roost.node.control;

import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the control socket of a home lies: in the home, or where its path is too long for a socket (106 bytes) in the
 * user's runtime folder, under a name made from the home's path.
 */
public final class SocketPath {
    private static final int PATH_BYTES_MAX = 100;

    private SocketPath() {}

    /** The socket for a home, whether it exists or not. */
    public static Path of(Path home) throws IOException {
        Path real = Files.exists(home) ? home.toRealPath() : home.toAbsolutePath();
        Path inside = real.resolve("control.sock");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= PATH_BYTES_MAX) {
            return inside;
        }
        return runtimeFolder().resolve("roost-" + hash(real.toString()) + ".sock");
    }

    private static Path runtimeFolder() throws IOException {
        Optional<Path> runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
        if (runtime.isPresent() && OwnFolder.isOne(runtime.get())) {
            return runtime.get();
        }
        return ownFolder(Path.of(System.getProperty("java.io.tmpdir"), "roost-" + System.getProperty("user.name")));
    }

    /**
     * A folder in a place where everybody may make one.
     *
     * @throws IOException if somebody else did, who could pose as the node and read what is asked of it
     */
    static Path ownFolder(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            OwnFolder.make(folder);
        }
        if (!OwnFolder.isOne(folder)) {
            throw new IOException("The folder " + folder + " is for this user's commands, and is not this user's alone."
                    + " Remove it, set XDG_RUNTIME_DIR to a folder that is, or choose a home with a shorter path.");
        }
        return folder;
    }

    private static String hash(String path) {
        return HexFormat.of().formatHex(Sha256.of(path.getBytes(StandardCharsets.UTF_8)), 0, 12);
    }
}
