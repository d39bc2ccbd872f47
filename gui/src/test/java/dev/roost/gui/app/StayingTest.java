package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.Cross;
import dev.roost.gui.kit.Neighbour;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.LoginStart;
import dev.roost.gui.settings.Look;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.app.SystemTime;
import dev.roost.node.control.RemoteControl;
import dev.roost.node.control.SocketPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;

/** A closed window leaves backups going where the computer allows it, and stops them where its person said so. */
class StayingTest extends NodeProcessTest {
    private static final Choices STOPS = new Choices(Optional.empty(), Look.SYSTEM, false);

    private Screen open(Choices choices, Staying staying) throws Exception {
        return new Screen(
                new NodeDoor(settings, staying.background())::open,
                Locale.ENGLISH,
                choices,
                folder,
                new SystemTime()::monotonicMillis,
                staying);
    }

    /** A computer that allows everything, so that all of it is seen. */
    static Staying everything(Path folder) {
        return new Staying(
                Optional.of(FileLogin.autostart(new UserFolders(folder, Map.of()), "/usr/bin/roost")),
                Optional.of(new BackgroundNode(List.of("roost"), Neighbour.settings(folder.resolve("nowhere")))),
                Optional.empty());
    }

    private Staying inBackground() {
        return new Staying(Optional.empty(), Optional.of(background), Optional.empty());
    }

    private void beginLibrary() throws Exception {
        Reached first = new NodeDoor(settings).open();
        first.node().init(new InitRequest(Optional.of("Anna"), "member"));
        first.node().close();
    }

    @Test
    void theNodeGoesOnWithoutTheWindowAndTheNextWindowAttachesToIt() throws Exception {
        beginLibrary();
        Path socket = SocketPath.of(settings.home());
        try (Screen screen = open(Choices.usual(), inBackground())) {
            screen.read("#home-headline", "No photos yet");
            assertThat(background.isRunning()).isTrue();
            assertThat(Cross.press(screen).closes()).isTrue();
        }
        assertThat(background.isRunning()).isTrue();
        StatusReport status = RemoteControl.attach(socket).orElseThrow().status();
        assertThat(status.device().orElseThrow().name()).isEqualTo("Anna");
        try (Screen screen = open(STOPS, inBackground())) {
            screen.read("#home-headline", "No photos yet");
            Cross closes = Cross.press(screen);
            screen.click("Close and stop");
            assertThat(closes.closes()).isTrue();
        }
        assertThat(background.isRunning()).isFalse();
        assertThat(RemoteControl.attach(socket)).isEmpty();
    }

    @Test
    void whoeverSaidSoIsAskedAndStopsTheNodeWithTheWindow() throws Exception {
        beginLibrary();
        try (Screen screen = open(Choices.usual(), inBackground())) {
            screen.click("#nav-settings");
            screen.click("#settings-go-on");
            assertThat(screen.noted()).containsExactly(STOPS);
            Cross closes = Cross.press(screen);
            screen.click("Close and stop");
            assertThat(closes.closes()).isTrue();
        }
        assertThat(background.isRunning()).isFalse();
        assertThat(RemoteControl.attach(SocketPath.of(settings.home()))).isEmpty();
    }

    @Test
    void aNoteThatNamesAnotherProcessEndsNothing() throws Exception {
        Files.createDirectories(settings.home());
        for (String note : List.of(
                ProcessHandle.current().pid() + " 1970-01-01T00:00:00Z",
                "1",
                "",
                "-5 x",
                "no number",
                "9".repeat(300))) {
            Files.writeString(settings.home().resolve("background"), note);
            assertThat(background.isRunning()).as(note).isFalse();
            background.stop();
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    /** A tray on paper. */
    private static final class PaperTray implements Tray {
        private Optional<Runnable> open = Optional.empty();

        @Override
        public void show(Runnable opens, Runnable stops) {
            open = Optional.of(opens);
        }

        @Override
        public void hide() {
            open = Optional.empty();
        }
    }

    @Test
    void whereThereIsATrayTheWindowIsPutAwayAndOpenedAgain() throws Exception {
        PaperTray tray = new PaperTray();
        PaperNode node = new PaperNode(Samples.member(0, 0, 9, 0, List.of(Samples.laptop(), Samples.oldPc())));
        try (Screen screen = new Screen(
                () -> new Reached(node, true),
                Locale.ENGLISH,
                Choices.usual(),
                folder,
                new SystemTime()::monotonicMillis,
                new Staying(Optional.empty(), Optional.empty(), Optional.of(tray)))) {
            screen.read("#home-headline", "safe");
            assertThat(Cross.press(screen).closes()).isFalse();
            assertThat(screen.stage.isShowing()).isFalse();
            Screen.onToolkit(() -> {
                tray.open.orElseThrow().run();
                return true;
            });
            assertThat(screen.stage.isShowing()).isTrue();
            assertThat(tray.open).isEmpty();
        }
    }

    @Test
    void whatTheComputerDoesNotAllowIsNotOffered() throws Exception {
        PaperNode node = new PaperNode(Samples.member(0, 0, 9, 0, List.of(Samples.laptop())));
        try (Screen screen = new Screen(() -> new Reached(node, false), Locale.ENGLISH, Choices.usual(), folder)) {
            screen.click("#nav-settings");
            screen.see("#settings-language");
            for (String id : List.of("#settings-go-on", "#settings-login")) {
                assertThat(shown(screen, id)).as(id).isFalse();
            }
        }
        LoginStart login = FileLogin.autostart(new UserFolders(folder, Map.of()), "/usr/bin/roost");
        try (Screen screen = new Screen(
                () -> new Reached(node, false),
                Locale.ENGLISH,
                Choices.usual(),
                folder,
                new SystemTime()::monotonicMillis,
                new Staying(Optional.of(login), Optional.empty(), Optional.empty()))) {
            screen.click("#nav-settings");
            screen.click("#settings-login");
            screen.until("it is noted", login::isOn);
            assertThat(shown(screen, "#settings-go-on")).isFalse();
        }
    }

    private static boolean shown(Screen screen, String id) throws Exception {
        return Screen.onToolkit(() -> {
            CheckBox box = screen.robot().lookup(id).queryAs(CheckBox.class);
            return box.isVisible() && box.getParent().isVisible();
        });
    }
}
