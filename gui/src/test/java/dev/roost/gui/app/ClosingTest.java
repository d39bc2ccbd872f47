package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.gui.kit.Cross;
import dev.roost.gui.kit.Neighbour;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.StatusReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing says what it means, and never stops a node that is not the window's own. */
class ClosingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final StatusReport calm =
            Samples.member(0, 0, 9, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc()));

    private Screen open(StatusReport status, boolean ours) throws Exception {
        PaperNode node = new PaperNode(status);
        return new Screen(() -> new Reached(node, ours), Locale.ENGLISH, Choices.usual(), home);
    }

    @Test
    void aWindowWithItsOwnNodeAsksAndEveryAnswerIsKept() throws Exception {
        try (Screen screen = open(calm, true)) {
            screen.read("#home-headline", "safe");
            Cross staying = Cross.press(screen);
            screen.see(".dialog-pane");
            screen.robot().push(KeyCode.ESCAPE);
            assertThat(staying.closes()).isFalse();
            Cross closing = Cross.press(screen);
            screen.click("Close and stop");
            assertThat(closing.closes()).isTrue();
            Cross away = Cross.press(screen);
            screen.click("Put the window away");
            assertThat(away.closes()).isFalse();
            assertThat(screen.stage.isIconified()).isTrue();
            Screen.onToolkit(() -> {
                screen.stage.setIconified(false);
                return true;
            });
        }
    }

    @Test
    void aWindowToANodeThatGoesOnClosesWithoutAWord() throws Exception {
        try (Screen screen = open(calm, false)) {
            screen.read("#home-headline", "safe");
            assertThat(Cross.press(screen).closes()).isTrue();
        }
    }

    @Test
    void wordsThatAreNotOnPaperAreNotLostByAccident() throws Exception {
        try (Screen screen = open(Samples.fresh(), false)) {
            screen.see("#setup-begin");
            assertThat(Cross.press(screen).closes()).isTrue();
            screen.click("#setup-begin");
            screen.see("#words-next");
            Cross closes = Cross.press(screen);
            screen.click("Stay");
            assertThat(closes.closes()).isFalse();
            screen.see("#words-next");
        }
    }

    @Test
    void aHomeWhoseNodeRunsIsReachedAndNotOpenedTwice() throws Exception {
        NodeDoor door = new NodeDoor(Neighbour.settings(home.resolve("home")));
        Reached first = door.open();
        Reached second = door.open();
        assertThat(first.ours()).isTrue();
        assertThat(second.ours()).isFalse();
        assertThat(second.node().device()).isEqualTo(first.node().device());
        second.node().close();
        assertThat(first.node().device().id()).isNotEmpty();
        first.node().close();
        assertThatThrownBy(() -> second.node().status())
                .isInstanceOfSatisfying(
                        NodeException.class, e -> assertThat(e.code()).isEqualTo("node-gone"));
    }
}
