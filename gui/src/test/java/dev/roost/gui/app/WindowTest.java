package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.Look;
import dev.roost.node.api.NodeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window itself: screens, keys, look, language, and a node that goes away. */
class WindowTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final PaperNode node = new PaperNode(
            Samples.member(0, 0, 1_234, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc())));

    private Screen open(Locale language) throws Exception {
        return new Screen(() -> new Reached(node, false), language, Choices.usual(), home);
    }

    @Test
    void darkModeIsChosenSeenAtOnceAndRemembered() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.click("#nav-settings");
            screen.read("#settings-name", "Anna");
            double light = brightness(screen);
            choose(screen, "#settings-look", Look.DARK);
            screen.until("the window is dark", () -> brightness(screen) < 0.2);
            assertThat(light).isGreaterThan(0.9);
            assertThat(Application.getUserAgentStylesheet()).contains("primer-dark");
            assertThat(screen.noted()).containsExactly(new Choices(Optional.empty(), Look.DARK));
        }
    }

    private static double brightness(Screen screen) throws Exception {
        Node root = screen.stage.getScene().getRoot();
        return Screen.onToolkit(() ->
                root.snapshot(null, null).getPixelReader().getColor(600, 580).getBrightness());
    }

    private static <T> void choose(Screen screen, String id, T value) {
        screen.see(id);
        screen.robot().interact(() -> {
            @SuppressWarnings("unchecked")
            ChoiceBox<T> box = screen.robot().lookup(id).queryAs(ChoiceBox.class);
            box.setValue(value);
        });
    }

    @Test
    void germanIsSpokenAsSoonAsItIsChosen() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.read("#home-headline", "All 1,234 photos are safe");
            screen.click("#nav-settings");
            choose(screen, "#settings-language", Optional.of("de"));
            screen.read("#nav-devices", "Geräte");
            screen.click("#nav-home");
            screen.read("#home-headline", "Alle 1.234 Fotos sind sicher");
            assertThat(screen.noted()).containsExactly(new Choices(Optional.of("de"), Look.SYSTEM));
        }
    }

    @Test
    void theSystemsLanguageIsSpokenUnlessAnotherWasChosen() throws Exception {
        try (Screen screen = open(Locale.GERMANY)) {
            screen.read("#nav-restore", "Zurückholen");
        }
    }

    @Test
    void everyScreenIsReachedByItsKey() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.read("#home-headline", "safe");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT2);
            screen.see("#timeline-search");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT3);
            screen.see("#devices-add");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT4);
            screen.see("#restore-list");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT5);
            screen.see("#trash-message");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT6);
            screen.see("#settings-look");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT1);
            screen.see("#home-headline");
        }
    }

    @Test
    void theKeyboardGoesWithTheScreenAndNotWithTheButtonOfTheOneBefore() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.click("#nav-restore");
            screen.see("#restore-list");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT3);
            screen.until(
                    "the button of Devices has the keyboard",
                    () -> screen.robot().lookup("#nav-devices").query().isFocused());
        }
    }

    @Test
    void aDeviceIsAddedByKeysAloneUpToItsCode() throws Exception {
        node.pair = (request, observer) -> {
            throw new NodeException("pairing-expired", request.role().orElse(""));
        };
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.read("#home-headline", "safe");
            screen.robot().push(KeyCode.CONTROL, KeyCode.DIGIT3);
            screen.see("#devices-add");
            screen.robot()
                    .interact(
                            () -> screen.robot().lookup("#devices-add").query().requestFocus());
            screen.robot().push(KeyCode.SPACE);
            screen.see("#pair-storage");
            screen.robot().push(KeyCode.TAB);
            screen.robot().push(KeyCode.SPACE);
            screen.read("#pair-sentence", "No device joined in time");
            screen.robot().push(KeyCode.ESCAPE);
            screen.see("#devices-add");
        }
    }

    @Test
    void aNodeThatDiesUnderTheWindowIsSaidAndCanBeStartedAgain() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.read("#home-headline", "safe");
            node.broken = Optional.of(new NodeException("node-gone", "gone"));
            screen.see("#app-again");
            node.broken = Optional.empty();
            screen.click("#app-again");
            screen.read("#home-headline", "safe");
        }
    }

    @Test
    void aHomeThatCannotBeOpenedIsASentence() throws Exception {
        node.broken = Optional.of(new NodeException("home-in-use", "in use"));
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.see("#app-again");
            assertThat(screen.robot()
                            .lookup("Roost is already open on this computer, or is just closing."
                                    + " Wait a moment and try again.")
                            .tryQuery())
                    .isPresent();
        }
    }
}
