package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.Landscapes;
import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PictureReport;
import dev.roost.node.api.PictureRequest;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The timeline and the trash in the window, by keys and by mouse. */
class TimelineTest extends AlbumWindowTest {
    @Test
    void theKeyboardGoesEverywhereAndWhatItReachesIsSeenAndSaid() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            assertThat(said(screen, 0)).startsWith(album.tile(0).name() + ", November 20, 2026");
            press(screen, KeyCode.RIGHT);
            assertThat(cursor(screen)).isEqualTo(1);
            press(screen, KeyCode.DOWN);
            long columns = cursor(screen) - 1;
            assertThat(columns).isGreaterThan(1);
            press(screen, KeyCode.UP);
            assertThat(cursor(screen)).isEqualTo(1);
            press(screen, KeyCode.LEFT);
            press(screen, KeyCode.LEFT);
            assertThat(cursor(screen)).isZero();
            press(screen, KeyCode.PAGE_DOWN);
            long page = cursor(screen);
            assertThat(page).isGreaterThan(columns);
            press(screen, KeyCode.PAGE_UP);
            assertThat(cursor(screen)).isZero();
            press(screen, KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            assertThat(cursor(screen)).isEqualTo(53);
            press(screen, KeyCode.END);
            assertThat(cursor(screen)).isEqualTo(PHOTOS - 1);
            screen.until("the last one is known", () -> said(screen, PHOTOS - 1).contains("Nobody knows when"));
            press(screen, KeyCode.HOME);
            assertThat(cursor(screen)).isZero();
            assertThat(Screen.onToolkit(() -> grid(screen, "#timeline-grid").offset()))
                    .isZero();
        }
    }

    @Test
    void chosenPhotosGoToTheTrashAndComeBackByUndoOrFromThere() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            press(screen, KeyCode.SPACE);
            press(screen, KeyCode.RIGHT);
            press(screen, KeyCode.SPACE);
            screen.read("#timeline-chosen", "2 chosen");
            press(screen, KeyCode.DELETE);
            screen.read("#timeline-note", "2 photos are in the trash now.");
            assertThat(album.trashed())
                    .containsExactlyInAnyOrder(album.tile(0).id(), album.tile(1).id());
            screen.read("#timeline-count", "1,998 photos");
            screen.click("#timeline-undo");
            screen.read("#timeline-note", "2 photos are back.");
            screen.read("#timeline-count", "2,000 photos");
            grab(screen, "#timeline-grid");
            press(screen, KeyCode.DELETE);
            screen.read("#timeline-note", "One photo is in the trash now.");
            screen.click("#nav-trash");
            screen.read("#trash-count", "1 photo");
            press(screen, KeyCode.SPACE);
            screen.click("#trash-back");
            screen.read("#trash-message", "The trash is empty.");
            assertThat(album.trashed()).isEmpty();
        }
    }

    private static void grab(Screen screen, String id) {
        screen.robot().interact(() -> screen.robot().lookup(id).query().requestFocus());
    }

    @Test
    void allAreChosenByOneKeyAndNoneByEscape() throws Exception {
        try (Screen screen = open(Locale.GERMAN)) {
            press(screen, KeyCode.CONTROL, KeyCode.A);
            screen.read("#timeline-chosen", "2.000 gewählt");
            press(screen, KeyCode.ESCAPE);
            screen.see("#timeline-count");
            press(screen, KeyCode.SHIFT, KeyCode.RIGHT);
            screen.read("#timeline-chosen", "2 gewählt");
        }
    }

    @Test
    void searchingNarrowsAndADateIsUnderstood() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.type("#timeline-search", "greece october 2026");
            screen.read("#timeline-count", "photos");
            screen.until(
                    "the node was asked",
                    () -> node.asked()
                            .contains(new PhotoQuery(
                                    Optional.of("2026-10-01"), Optional.of("2026-10-31"), "greece", false)));
            screen.type("#timeline-search", "nowhere");
            screen.read("#timeline-message", "No photo matches this.");
        }
    }

    @Test
    void chosenPhotosAreBroughtBackIntoAFolder() throws Exception {
        node.restore = (request, observer) -> new RestoreReport(1, 1, 3_000_000, 0, List.of(), List.of(), 1);
        try (Screen screen = open(Locale.ENGLISH)) {
            press(screen, KeyCode.SPACE);
            screen.willPointAt(home);
            screen.click("#timeline-restore");
            screen.read("#restore-sentence", "One photo is back");
            assertThat(node.asked())
                    .contains(new RestoreRequest(
                            home.toUri().toASCIIString(), List.of(album.tile(0).id())));
        }
    }

    @Test
    void aNewPhotoAppearsByItself() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            album.add(PaperAlbum.tile(9_001, Optional.of("2026-11-21T10:00:00+01:00")));
            node.status = Samples.member(1, 0, PHOTOS, 0, List.of(Samples.laptop()));
            screen.read("#timeline-count", "2,001 photos");
            screen.until("it is the first", () -> said(screen, 0).contains("November 21, 2026"));
        }
    }

    @Test
    void picturesThatAreNoneOrTooLargeAreHonestPlaceholders() throws Exception {
        PaperAlbum bad = new PaperAlbum(5) {
            @Override
            public PictureReport picture(PictureRequest request) {
                byte[] bomb = Landscapes.jpeg(1, 20, 20);
                int frame = new String(bomb, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
                bomb[frame + 5] = (byte) 0xFF;
                bomb[frame + 7] = (byte) 0xFF;
                String[] all = {"no base64!", "", "/9j/", Base64.getEncoder().encodeToString(bomb), "AAAA"};
                return new PictureReport(
                        Optional.of(all[Integer.parseInt(request.id().substring(60), 16) % all.length]));
            }
        };
        node.album = bad;
        bad.set(0, named(bad.tile(0), "a\u202E<b>\u0007.jpg"));
        try (Screen screen = new Screen(() -> new Reached(node, false), Locale.ENGLISH, Choices.usual(), home)) {
            screen.click("#nav-timeline");
            screen.until("placeholders are seen", () -> blanks(screen) == 5);
            assertThat(said(screen, 0)).startsWith("a<b>.jpg, ");
            press(screen, KeyCode.ENTER);
            screen.read("#viewer-facts-name", "a<b>.jpg");
        }
    }

    private static PageReport.Tile named(PageReport.Tile tile, String name) {
        return new PageReport.Tile(
                tile.id(), name, tile.takenAt(), tile.kind(), false, 1, true, tile.width(), tile.height());
    }

    private static long blanks(Screen screen) throws Exception {
        Set<Node> blanks = screen.robot().lookup(".tile-blank").queryAll();
        return Screen.onToolkit(() -> blanks.stream()
                .filter(blank -> blank.isVisible() && blank.getParent().isVisible())
                .count());
    }

    @Test
    void onlyWhatIsSeenIsAskedFor() throws Exception {
        try (Screen screen = open(Locale.ENGLISH)) {
            screen.settle();
            assertThat(node.asked().stream()
                            .filter(PageRequest.class::isInstance)
                            .count())
                    .isLessThan(5);
            assertThat(node.asked().stream()
                            .filter(PictureRequest.class::isInstance)
                            .count())
                    .isBetween(5L, 100L);
        }
    }

    @Test
    void aStorageDeviceSeesNoPhotosAndHasNoButtonsForThem() throws Exception {
        node.status = Samples.storage(0);
        try (Screen screen = new Screen(() -> new Reached(node, false), Locale.ENGLISH, Choices.usual(), home)) {
            screen.read("#home-headline", "stores copies");
            screen.until("no timeline", () -> screen.text("#nav-timeline").isEmpty());
            assertThat(screen.text("#nav-trash")).isEmpty();
            assertThat(screen.text("#nav-devices")).isEqualTo("Devices");
        }
    }
}
