package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.Neighbour;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.setup.SetupWords;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.InitRequest;
import dev.roost.node.app.LocalControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window with real nodes: from nothing to photos that came back. */
class HouseholdTest {
    private static final int SEED = 11;
    private static final int PHOTOS = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path place;

    private final CompletableFuture<Reached> opened = new CompletableFuture<>();

    @BeforeEach
    void somePhotos() throws Exception {
        Path pictures = Files.createDirectories(place.resolve("anna/Pictures/Greece"));
        Random random = new Random(SEED);
        for (int i = 0; i < PHOTOS; i++) {
            byte[] bytes = new byte[200_000];
            random.nextBytes(bytes);
            Files.write(pictures.resolve("IMG_000" + i + ".jpg"), bytes);
        }
    }

    private Screen open(Locale language) throws Exception {
        NodeDoor door = new NodeDoor(Neighbour.settings(place.resolve("home")));
        return new Screen(
                () -> {
                    Reached reached = door.open();
                    opened.complete(reached);
                    return reached;
                },
                language,
                Choices.usual(),
                place.resolve("anna"));
    }

    private int port() throws Exception {
        LocalControl control = (LocalControl) opened.get(40, TimeUnit.SECONDS).node();
        return control.node().run();
    }

    /** Three decisions: begin here, the words are on paper, these folders. */
    private static void firstRun(Screen screen) {
        screen.click("#setup-begin");
        List<String> words = SetupWords.shownOn(screen);
        assertThat(words).hasSize(24);
        screen.click("#words-next");
        SetupWords.type(screen, words);
        screen.click("#check-next");
        screen.click("#folders-start");
    }

    @Test
    void theFirstRunLeadsToKeptPhotosInThreeDecisions() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            firstRun(screen);
            screen.read("#home-headline", PHOTOS + " photos have no copy yet");
            assertThat(opened.get().node().folders().folders())
                    .singleElement()
                    .satisfies(folder -> assertThat(folder.watched()).isTrue());
        }
    }

    @Test
    void aSecondDeviceIsAddedByCodeTakesCopiesAndGivesASelectionBack() throws Exception {
        try (Screen screen = open(Locale.ENGLISH);
                Neighbour nas = new Neighbour(place.resolve("nas"))) {
            nas.control.init(new InitRequest(Optional.of("Attic"), "storage"));
            firstRun(screen);
            screen.click("#home-device");
            screen.click("#pair-start");
            screen.until("the code is shown", () -> !screen.text("#pair-code").isEmpty());
            CompletableFuture<AllowQuestion> asked = nas.join(screen.text("#pair-code"), port());
            screen.see("#allow-yes");
            assertThat(screen.robot()
                            .lookup("“Attic” wants to join your library")
                            .tryQuery())
                    .isPresent();
            screen.click("#allow-yes");
            screen.see("#pair-close");
            assertThat(asked.get(40, TimeUnit.SECONDS).role()).isEqualTo("storage");
            screen.click("#pair-close");
            screen.click("#nav-home");
            screen.read("#home-headline", PHOTOS + " photos have only one copy");
            restoreOne(screen);
        }
    }

    private void restoreOne(Screen screen) throws Exception {
        Path back = place.resolve("back");
        screen.click("#nav-restore");
        screen.type("#restore-search", "0001");
        screen.until(
                "one is left",
                () -> screen.robot()
                                .lookup("#restore-list")
                                .queryListView()
                                .getItems()
                                .size()
                        == 1);
        screen.click("#restore-choose-shown");
        screen.read("#restore-go", "Restore one photo");
        screen.willPointAt(back);
        screen.click("#restore-go");
        screen.read("#restore-sentence", "One photo is back");
        try (Stream<Path> files = Files.walk(back)) {
            Path only =
                    files.filter(Files::isRegularFile).reduce((a, b) -> back).orElseThrow();
            assertThat(only).hasSameBinaryContentAs(place.resolve("anna/Pictures/Greece/IMG_0001.jpg"));
        }
    }

    @Test
    void aWindowJoinsTheLibraryOfAnotherDeviceInGerman() throws Exception {
        try (Screen screen = open(Locale.GERMAN);
                Neighbour other = new Neighbour(place.resolve("other"))) {
            other.control.init(new InitRequest(Optional.of("Ben"), "member"));
            screen.click("#setup-join");
            screen.type("#join-code", "12345678");
            screen.click("#join-trouble");
            screen.type("#join-address", "127.0.0.1:" + other.port);
            String code = other.pair("member");
            screen.click("#join-go");
            screen.read("#join-sentence", "Der Code stimmt nicht");
            screen.type("#join-code", code);
            screen.robot().push(KeyCode.ENTER);
            screen.click("#allow-yes");
            screen.click("#folders-later");
            screen.read("#home-headline", "Noch keine Fotos");
            assertThat(other.control.devices().devices()).hasSize(2);
        }
    }

    @Test
    void aDeviceThatShowsItsOwnCodeIsAddedByTypingItInTheWindow() throws Exception {
        try (Screen screen = open(Locale.ENGLISH);
                Neighbour nas = new Neighbour(place.resolve("nas"))) {
            nas.control.init(new InitRequest(Optional.of("Attic"), "storage"));
            firstRun(screen);
            String code = nas.pair("storage");
            screen.click("#home-device");
            screen.click("#pair-type");
            screen.type("#add-code", code);
            screen.click("#add-trouble");
            screen.type("#add-address", "127.0.0.1:" + nas.port);
            screen.click("#add-go");
            screen.click("#allow-yes");
            screen.see("#pair-close");
            screen.read("#pair-sentence", "“Attic” stores copies for you now");
            assertThat(nas.control.devices().devices()).hasSize(2);
        }
    }
}
