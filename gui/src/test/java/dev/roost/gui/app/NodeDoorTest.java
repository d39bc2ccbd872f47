package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.gui.kit.Neighbour;
import dev.roost.gui.kit.RoostCommand;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.TrashRequest;
import dev.roost.node.app.Node;
import dev.roost.node.app.NodeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The node that a window starts has a process of its own, and whatever keeps it from coming up is said. */
class NodeDoorTest extends NodeProcessTest {
    private static final int PHOTOS = 100_000;

    private static Reached open(BackgroundNode background, NodeSettings settings) throws NodeException {
        return new NodeDoor(settings, Optional.of(background)).open();
    }

    private NodeException trouble(BackgroundNode started) {
        return catchThrowableOfType(NodeException.class, () -> open(started, settings));
    }

    @Test
    void aLibraryBeginsInAProcessThatGivesWayToTheWindow() throws Exception {
        Reached reached = open(background, settings);
        assertThat(reached.ours()).isFalse();
        assertThat(background.isRunning()).isTrue();
        assertThat(reached.node().status().library()).isEmpty();
        assertThat(reached.node()
                        .init(new InitRequest(Optional.of("Anna"), "member"))
                        .recoveryWords()
                        .orElseThrow())
                .hasSize(24);
        assertThat(reached.node().status().library()).isPresent();
        assertThat(niceness()).isEqualTo(5);
        background.stop();
        assertThat(background.isRunning()).isFalse();
        assertThat(open(background, settings).node().device().name()).isEqualTo("Anna");
    }

    /** As proc(5) has it: the 19th field of stat, counted from behind the name. */
    private int niceness() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + number() + "/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }

    private String number() throws IOException {
        return Files.readString(settings.home().resolve("background")).split(" ", 2)[0];
    }

    @Test
    void aLibraryIsJoinedInAProcessAndTheRoleIsGivenThen() throws Exception {
        try (Neighbour host = new Neighbour(folder.resolve("host"))) {
            host.control.init(new InitRequest(Optional.of("Anna"), "member"));
            NodeControl node = open(background, settings).node();
            JoinReport joined = node.join(
                    new JoinRequest(
                            host.pair("storage"), Optional.of("127.0.0.1:" + host.port), Optional.of("storage")),
                    new Neighbour.Yes());
            assertThat(joined.joined().role()).isEqualTo("storage");
            assertThat(node.device().role()).isEqualTo("storage");
        }
    }

    @Test
    void twoWindowsAtOnceShareOneProcess() throws Exception {
        BackgroundNode other = new BackgroundNode(RoostCommand.ofThisBuild(), settings);
        CompletableFuture<Reached> second = CompletableFuture.supplyAsync(() -> {
            try {
                return open(other, settings);
            } catch (NodeException e) {
                throw new IllegalStateException(e);
            }
        });
        Reached first = open(background, settings);
        assertThat(second.get(60, TimeUnit.SECONDS).node().device())
                .isEqualTo(first.node().device());
        assertThat(background.isRunning()).isTrue();
        background.stop();
        assertThat(other.isRunning()).isFalse();
        assertThat(catchThrowableOfType(
                        NodeException.class, () -> second.join().node().status()))
                .returns("node-gone", NodeException::code);
    }

    @Test
    void aHomeThatSomebodyElseHoldsIsSaidToBeInUse() throws Exception {
        try (Node holder = Node.open(settings, "roost-test")) {
            assertThat(holder.isAlone()).isTrue();
            assertThat(trouble(background))
                    .returns("home-in-use", NodeException::code)
                    .hasMessageContaining(settings.home().toRealPath().toString());
        }
        assertThat(background.isRunning()).isFalse();
    }

    @Test
    void aPortThatIsTakenIsSaidInTheNodesOwnWords() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings = new NodeSettings(
                    settings.home(),
                    Optional.of(new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort())),
                    false);
            assertThat(trouble(new BackgroundNode(RoostCommand.ofThisBuild(), settings)))
                    .returns("cannot-listen", NodeException::code)
                    .hasMessageContaining("cannot go online");
        }
        assertThat(background.isRunning()).isFalse();
    }

    @Test
    void aFullDiskIsSaidInTheNodesOwnWords() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString()), "may not mount");
        try {
            settings = Neighbour.settings(disk.resolve("home"));
            assertThat(trouble(new BackgroundNode(RoostCommand.ofThisBuild(), settings)))
                    .returns("home-failed", NodeException::code)
                    .hasMessageContaining("is full");
        } finally {
            assertThat(ran("umount", disk.toString())).isTrue();
        }
    }

    private static boolean ran(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aProcessThatDoesNotComeUpIsWaitedForAndNoSecondOneIsStarted() throws Exception {
        List<String> slow = RoostCommand.script(
                folder.resolve("slow"), "echo one >>'" + folder.resolve("starts") + "'", "exec sleep 60");
        BackgroundNode never = new BackgroundNode(slow, settings, Duration.ofMillis(500));
        assertThat(trouble(never)).returns("node-slow", NodeException::code);
        assertThat(never.isRunning()).as("there is not even a home").isFalse();
        Files.createDirectories(settings.home());
        assertThat(trouble(never)).returns("node-slow", NodeException::code);
        assertThat(never.isRunning()).as("it may be mending its store").isTrue();
        assertThat(trouble(never)).returns("node-slow", NodeException::code);
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(2);
        never.stop();
        assertThat(never.isRunning()).isFalse();
    }

    @Test
    void aProcessThatEndsAtOnceIsQuoted() throws Exception {
        List<String> ends = RoostCommand.script(
                folder.resolve("ends"), "echo '{\"error\":4}'", "echo 'roost: Java is missing.' >&2", "exit 1");
        assertThat(trouble(new BackgroundNode(ends, settings)))
                .returns("node-ended", NodeException::code)
                .hasMessageContaining("roost: Java is missing.");
        List<String> talks =
                RoostCommand.script(folder.resolve("talks"), "yes '{\"error\":{}}' | head -c 1000000", "exit 1");
        assertThat(trouble(new BackgroundNode(talks, settings))).returns("node-ended", NodeException::code);
    }

    @Test
    void whereNoProcessCanBeStartedTheNodeRunsHere() throws Exception {
        Path nothing = folder.resolve("nothing");
        Reached reached = open(new BackgroundNode(List.of(nothing.toString()), settings), settings);
        assertThat(reached.ours()).isTrue();
        reached.node().close();
    }

    @Test
    void whatANodeWithoutATerminalLogsStandsInItsHome() throws Exception {
        open(background, settings).node().init(new InitRequest(Optional.empty(), "member"));
        background.stop();
        Files.writeString(settings.home().resolve("store/CURRENT"), "nothing");
        open(background, settings);
        assertThat(Files.readString(settings.home().resolve("node.log"))).contains("store");
    }

    @Test
    void aHundredThousandPhotosAreChosenAtOnceAndASmallNodeHoldsThem() throws Exception {
        NodeControl node = open(background, settings).node();
        node.init(new InitRequest(Optional.empty(), "member"));
        String id = "ab".repeat(32);
        TrashRequest many = new TrashRequest(Collections.nCopies(PHOTOS, id));
        assertThat(catchThrowableOfType(NodeException.class, () -> node.trash(many)))
                .returns("no-such-photo", NodeException::code);
        assertThat(catchThrowableOfType(
                        NodeException.class, () -> node.trash(new TrashRequest(Collections.nCopies(2 * PHOTOS, id)))))
                .returns("too-many-photos", NodeException::code);
        assertThat(node.status().photos()).isZero();
    }
}
