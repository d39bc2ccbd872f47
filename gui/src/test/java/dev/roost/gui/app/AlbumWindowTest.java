package dev.roost.gui.app;

import dev.roost.gui.grid.PhotoGrid;
import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;

/** A window that shows the timeline of a member with many photos. */
abstract class AlbumWindowTest {
    static final int PHOTOS = 2_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    final PaperNode node = new PaperNode(
            Samples.member(0, 0, PHOTOS, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc())));
    final PaperAlbum album = new PaperAlbum(PHOTOS);

    Screen open(Locale language) throws Exception {
        node.album = album;
        Screen screen = new Screen(() -> new Reached(node, false), language, Choices.usual(), home);
        screen.click("#nav-timeline");
        screen.read("#timeline-count", language.equals(Locale.GERMAN) ? "2.000 Fotos" : "2,000 photos");
        screen.until("photos are known", () -> !said(screen, 0).isEmpty());
        return screen;
    }

    static PhotoGrid grid(Screen screen, String id) {
        return screen.robot().lookup(id).queryAs(PhotoGrid.class);
    }

    static long cursor(Screen screen) throws Exception {
        return Screen.onToolkit(() -> grid(screen, "#timeline-grid").cursor());
    }

    /** What a screen reader says of the tile at the keyboard, if that is in this place. */
    static String said(Screen screen, long place) throws Exception {
        return Screen.onToolkit(() -> {
            PhotoGrid grid = grid(screen, "#timeline-grid");
            Object tile = grid.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM);
            return grid.cursor() == place && tile instanceof Node one && one.getAccessibleText() != null
                    ? one.getAccessibleText()
                    : "";
        });
    }

    static void press(Screen screen, KeyCode... keys) {
        screen.robot().push(keys);
    }
}
