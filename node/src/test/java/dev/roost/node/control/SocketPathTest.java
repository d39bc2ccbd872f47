package dev.roost.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.api.NodeControl;
import dev.roost.node.app.SystemTime;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where commands come in: nobody but this user may speak there, or listen. */
class SocketPathTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aFolderOfOnesOwnIsMadeForItsOwnerAndUsedAgain() throws IOException {
        Path own = SocketPath.ownFolder(folder.resolve("roost-me"));
        assertThat(rights(own)).isEqualTo("rwx------");
        assertThat(SocketPath.ownFolder(own)).isEqualTo(own);
    }

    @Test
    void aFolderThatOthersMayEnterIsRefused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("roost-me"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        refused(open);
    }

    @Test
    void aLinkToAFolderIsRefused() throws IOException {
        Path real = SocketPath.ownFolder(folder.resolve("real"));
        refused(Files.createSymbolicLink(folder.resolve("roost-me"), real));
        refused(Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone")));
    }

    @Test
    void aFileIsRefused() throws IOException {
        refused(Files.createFile(folder.resolve("roost-me")));
    }

    private static void refused(Path path) {
        assertThatThrownBy(() -> SocketPath.ownFolder(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path + " is for this user's commands, and is not this user's alone");
    }

    @Test
    void theSocketIsItsOwnersAlone() throws IOException {
        NodeControl control = (NodeControl) Proxy.newProxyInstance(
                NodeControl.class.getClassLoader(), new Class<?>[] {NodeControl.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        Path socket = folder.resolve("control.sock");
        try (ControlServer server = ControlServer.start(control, new SystemTime(), socket)) {
            assertThat(server).isNotNull();
            assertThat(rights(socket)).isEqualTo("rw-------");
        }
    }
}
