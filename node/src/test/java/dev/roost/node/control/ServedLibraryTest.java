package dev.roost.node.control;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.Node;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.app.SystemTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A member's library in this process, which is served over a socket too, and a folder for its pictures. */
abstract class ServedLibraryTest {
    @TempDir
    Path temp;

    final Random random = new Random(6);
    LocalControl local;
    NodeControl remote;
    Path pictures;
    private ControlServer server;

    @BeforeEach
    void serve() throws Exception {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        local = new LocalControl(
                Node.open(new NodeSettings(temp.resolve("home"), Optional.of(listen), false), "roost-test"));
        local.init(new InitRequest(Optional.of("laptop"), "member"));
        Path socket = temp.resolve("s");
        server = ControlServer.start(local, new SystemTime(), socket);
        remote = RemoteControl.attach(socket).orElseThrow();
        pictures = Files.createDirectories(temp.toRealPath().resolve("pictures"));
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        local.close();
    }
}
