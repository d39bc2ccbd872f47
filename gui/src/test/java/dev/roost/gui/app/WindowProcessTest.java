package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.Cross;
import dev.roost.gui.kit.RoostCommand;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.Look;
import dev.roost.node.api.InitRequest;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.app.SystemTime;
import dev.roost.node.control.RemoteControl;
import dev.roost.node.control.SocketPath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** A window before a node that has a process of its own: it goes on, dies, does not come up. */
class WindowProcessTest extends NodeProcessTest {
    private static final int PHOTOS = 300;
    private static final Choices STOPS = new Choices(Optional.empty(), Look.SYSTEM, false);

    private Screen open(Choices choices, BackgroundNode process) throws Exception {
        return new Screen(
                new NodeDoor(settings, Optional.of(process))::open,
                Locale.ENGLISH,
                choices,
                folder,
                new SystemTime()::monotonicMillis,
                new Staying(Optional.empty(), Optional.of(process), Optional.empty()));
    }

    private void beginLibrary() throws Exception {
        Reached first = new NodeDoor(settings).open();
        first.node().init(new InitRequest(Optional.of("Anna"), "member"));
        first.node().close();
    }

    private RemoteControl node() throws Exception {
        return RemoteControl.attach(SocketPath.of(settings.home())).orElseThrow();
    }

    @Test
    void photosThatWereBeingKeptAreKeptOnWithoutTheWindow() throws Exception {
        beginLibrary();
        Path pictures = Files.createDirectories(folder.resolve("Pictures"));
        Random random = new Random(8);
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < PHOTOS; i++) {
            random.nextBytes(bytes);
            Files.write(pictures.resolve("IMG_" + i + ".jpg"), bytes);
        }
        try (Screen screen = open(Choices.usual(), background)) {
            screen.click("#nav-settings");
            screen.willPointAt(pictures);
            screen.click("#settings-add-folder");
            screen.until(
                    "the folder is looked after",
                    () -> !node().folders().folders().isEmpty());
            assertThat(Cross.press(screen).closes()).isTrue();
        }
        WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, () -> node().status().pending() == PHOTOS);
    }

    @Test
    void aNodeThatIsKilledUnderTheWindowIsStartedAgainInAProcess() throws Exception {
        beginLibrary();
        try (Screen screen = open(STOPS, background)) {
            screen.read("#home-headline", "No photos yet");
            String first = kill();
            screen.see("#app-again");
            screen.click("#app-again");
            screen.read("#home-headline", "No photos yet");
            assertThat(background.isRunning()).isTrue();
            assertThat(kill()).isNotEqualTo(first);
        }
    }

    /** Ends the node as a power cut would. */
    private String kill() throws Exception {
        String number = Files.readString(settings.home().resolve("background")).split(" ", 2)[0];
        ProcessHandle process = ProcessHandle.of(Long.parseLong(number)).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(40, TimeUnit.SECONDS);
        return number;
    }

    @Test
    void aWindowThatIsClosedBeforeAnythingIsSetUpLeavesNothingBehind() throws Exception {
        try (Screen screen = open(Choices.usual(), background)) {
            screen.see("#setup-begin");
            assertThat(background.isRunning()).isTrue();
            assertThat(Cross.press(screen).closes()).isTrue();
        }
        assertThat(background.isRunning()).isFalse();
    }

    @Test
    void aWindowThatIsClosedWhileItWaitsForItsNodeLeavesNothingBehindEither() throws Exception {
        Set<ProcessHandle> before = processes();
        try (Screen screen = open(Choices.usual(), background)) {
            screen.until("the node's process is there", () -> !before.containsAll(processes()));
            assertThat(Cross.press(screen).closes()).isTrue();
        }
        assertThat(before).containsAll(processes());
        assertThat(background.isRunning()).isFalse();
    }

    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    @Test
    void whyTheNodeDoesNotComeUpIsOnTheScreenAndItCanBeTriedAgain() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        InetSocketAddress listen = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
        settings = new NodeSettings(settings.home(), Optional.of(listen), false);
        background = new BackgroundNode(RoostCommand.ofThisBuild(), settings);
        try (Screen screen = open(Choices.usual(), background)) {
            screen.see("#app-again");
            assertThat(screen.robot().lookup("#app-details").queryLabeled().getText())
                    .contains("In detail: The node cannot go online")
                    .contains("listens there already");
            taken.close();
            screen.click("#app-again");
            screen.see("#setup-begin");
        } finally {
            taken.close();
        }
    }
}
