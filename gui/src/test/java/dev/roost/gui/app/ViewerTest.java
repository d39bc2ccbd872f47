package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** One photo at a time in the window, by keys and by mouse. */
class ViewerTest extends AlbumWindowTest {
    @Test
    void onePhotoIsLookedAtAndTheNextAndBack() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            press(screen, KeyCode.RIGHT);
            press(screen, KeyCode.ENTER);
            screen.read("#viewer-position", "2 of 2,000");
            screen.read("#viewer-facts-name", album.tile(1).name());
            press(screen, KeyCode.RIGHT);
            screen.read("#viewer-position", "3 of 2,000");
            screen.click("#viewer-original");
            assertThat(screen.opened())
                    .containsExactly(URI.create(
                            "file:///home/anna/Pictures/" + album.tile(2).name()));
            press(screen, KeyCode.DELETE);
            screen.read("#viewer-facts-name", album.tile(3).name());
            screen.read("#timeline-note", "One photo is in the trash now.");
            press(screen, KeyCode.ESCAPE);
            assertThat(cursor(screen)).isEqualTo(2);
            press(screen, KeyCode.CONTROL, KeyCode.Z);
            screen.read("#timeline-note", "One photo is back.");
        }
    }

    @Test
    void aPhotoIsOpenedByAClickAndChosenByItsMark() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            Node tile = Screen.onToolkit(() ->
                    (Node) grid(screen, "#timeline-grid").queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
            screen.robot().clickOn(tile);
            screen.read("#viewer-position", "1 of 2,000");
            press(screen, KeyCode.ESCAPE);
            screen.until(
                    "the grid is back", () -> screen.text("#viewer-facts-name").isEmpty());
            screen.robot().interact(() -> {});
            double half = Screen.onToolkit(() -> tile.getLayoutBounds().getWidth() / 2);
            screen.robot().moveTo(tile).moveBy(20 - half, 20 - half).clickOn();
            screen.read("#timeline-chosen", "1 chosen");
        }
    }

    @Test
    void aNewPhotoDoesNotDisturbWhoeverLooksAtTheLastOne() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            press(screen, KeyCode.END);
            screen.until(
                    "the last one is known", () -> !said(screen, PHOTOS - 1).isEmpty());
            press(screen, KeyCode.ENTER);
            screen.read("#viewer-position", "2,000 of 2,000");
            String name = screen.text("#viewer-facts-name");
            album.add(PaperAlbum.tile(9_001, Optional.of("2026-11-21T10:00:00+01:00")));
            node.status = Samples.member(1, 0, PHOTOS, 0, List.of(Samples.laptop()));
            screen.read("#viewer-position", "2,001 of 2,001");
            assertThat(screen.text("#viewer-facts-name")).isEqualTo(name);
            press(screen, KeyCode.ESCAPE);
            screen.until("the grid is there", () -> cursor(screen) == PHOTOS);
        }
    }
}
