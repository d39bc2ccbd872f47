package dev.roost.gui.app;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.Look;
import dev.roost.node.api.AllowQuestion;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.Problem;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.TrashRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.transform.Transform;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of every screen for people to look at, in light and dark, once and twice as sharp, small and large; not a
 * test, and not run with the tests. {@code mvn -pl gui -am test -Dtest=Screenshots} with {@code
 * -Dsurefire.failIfNoSpecifiedTests=false} puts them into {@code gui/target/screenshots}; with {@code
 * -Droost.screens=timeline,homes} those of some screens; {@code -Droost.readme=true} renews the README's too.
 *
 * <p>Longer than 300 lines: one list of all screens.
 */
class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final String ONLY = System.getProperty("roost.screens", "");
    private static final int LAYOUT_PASSES = 3;
    private static final long CLOCK_STEP_MILLIS = 9_000;
    private static final double[][] SIZES = {{900, 600}, {1440, 900}};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private record Style(Look look, Locale language) {
        String word() {
            return look.name().toLowerCase(Locale.ROOT) + "-" + language.getLanguage();
        }
    }

    @Test
    void ofEveryScreen() throws Exception {
        Files.createDirectories(FOLDER);
        Files.createDirectories(home.resolve("Pictures"));
        for (Style style : List.of(
                new Style(Look.LIGHT, Locale.ENGLISH),
                new Style(Look.DARK, Locale.ENGLISH),
                new Style(Look.LIGHT, Locale.GERMAN),
                new Style(Look.DARK, Locale.GERMAN))) {
            if (wanted("homes")) {
                homes(style);
            }
            if (wanted("timeline")) {
                timeline(style);
            }
            if (wanted("viewer")) {
                viewer(style);
            }
            if (wanted("trash")) {
                trash(style);
            }
            if (wanted("devices")) {
                devices(style);
            }
            if (wanted("restore")) {
                restore(style);
            }
            if (wanted("settings")) {
                settings(style);
            }
            if (wanted("setup")) {
                setup(style);
            }
            if (wanted("farewell")) {
                farewell(style);
            }
        }
        if (Boolean.getBoolean("roost.readme")) {
            forTheReadme();
        }
    }

    /** The README's pictures are three of these. */
    private static void forTheReadme() throws IOException {
        Path pictures = Files.createDirectories(Path.of("pictures"));
        Map<String, String> names = Map.of("home-safe", "home", "timeline", "timeline", "devices", "devices");
        for (Map.Entry<String, String> one : names.entrySet()) {
            Path from = FOLDER.resolve(one.getKey() + "-light-en-900x600-1x.png");
            Files.copy(from, pictures.resolve(one.getValue() + ".png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean wanted(String screen) {
        return ONLY.isEmpty() || List.of(ONLY.split(",")).contains(screen);
    }

    private Screen open(PaperNode node, Style style) throws Exception {
        return open(node, style, Staying.none());
    }

    private Screen open(PaperNode node, Style style, Staying staying) throws Exception {
        AtomicLong clock = new AtomicLong();
        return new Screen(
                () -> new Reached(node, true),
                style.language(),
                new Choices(Optional.empty(), style.look()),
                home,
                () -> clock.addAndGet(CLOCK_STEP_MILLIS),
                staying);
    }

    private static void shoot(Screen screen, Style style, String name) throws Exception {
        for (double[] size : SIZES) {
            settle(screen, size);
            for (int sharpness = 1; sharpness <= 2; sharpness++) {
                int scale = sharpness;
                String file = "%s-%s-%dx%d-%dx.png".formatted(name, style.word(), (int) size[0], (int) size[1], scale);
                BufferedImage image = Screen.onToolkit(() -> {
                    Parent root = screen.stage.getScene().getRoot();
                    root.resize(size[0], size[1]);
                    root.applyCss();
                    // Wrapped text asks for its height once it knows its width.
                    for (int pass = 0; pass < LAYOUT_PASSES; pass++) {
                        root.layout();
                    }
                    SnapshotParameters parameters = new SnapshotParameters();
                    parameters.setTransform(Transform.scale(scale, scale));
                    BufferedImage taken = picture(root.snapshot(parameters, null));
                    root.resize(
                            screen.stage.getScene().getWidth(),
                            screen.stage.getScene().getHeight());
                    return taken;
                });
                ImageIO.write(image, "png", FOLDER.resolve(file).toFile());
            }
        }
    }

    /** The pictures that a window of this size shows have come. */
    private static void settle(Screen screen, double[] size) throws Exception {
        if (screen.robot().lookup(".photo-grid").tryQuery().isEmpty()) {
            return;
        }
        for (int pass = 0; pass < LAYOUT_PASSES; pass++) {
            Screen.onToolkit(() -> {
                Parent root = screen.stage.getScene().getRoot();
                root.resize(size[0], size[1]);
                root.applyCss();
                root.layout();
                return true;
            });
            screen.settle();
        }
    }

    private static BufferedImage picture(WritableImage from) {
        BufferedImage image =
                new BufferedImage((int) from.getWidth(), (int) from.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, from.getPixelReader().getArgb(x, y));
            }
        }
        return image;
    }

    private void homes(Style style) throws Exception {
        home(
                style,
                "home-safe",
                Samples.member(0, 0, 12_345, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc())));
        home(style, "home-alone", Samples.member(812, 0, 0, 0, List.of(Samples.laptop())));
        home(
                style,
                "home-copying",
                Samples.member(
                        340, 200, 11_000, 0, List.of(Samples.laptop(), Samples.nas(true, 900), Samples.oldPc())));
        home(
                style,
                "home-risk",
                Samples.member(
                        3,
                        40,
                        11_000,
                        12,
                        List.of(Samples.laptop(), Samples.nas(false, 0)),
                        new Problem("folder-gone", "A watched folder is not there: /media/anna/CARD/DCIM.")));
        home(style, "home-empty", Samples.member(0, 0, 0, 0, List.of(Samples.laptop())));
        home(style, "home-storage", Samples.storage(0));
    }

    private void home(Style style, String name, StatusReport status) throws Exception {
        try (Screen screen = open(new PaperNode(status), style)) {
            screen.until(
                    "home is shown",
                    () -> !screen.text("#home-headline").isEmpty()
                            && !screen.text("#home-headline").contains("\u2026"));
            shoot(screen, style, name);
        }
    }

    private static PaperNode album(int photos) {
        PaperNode node = new PaperNode(
                Samples.member(0, 0, photos, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc())));
        node.album = new PaperAlbum(photos);
        return node;
    }

    private static void grab(Screen screen, String id) {
        screen.robot().interact(() -> screen.robot().lookup(id).query().requestFocus());
    }

    private static void key(Screen screen, KeyCode... keys) {
        screen.robot().push(keys);
    }

    private void timeline(Style style) throws Exception {
        try (Screen screen = open(album(4_000), style)) {
            screen.click("#nav-timeline");
            screen.see("#timeline-grid");
            shoot(screen, style, "timeline");
            screen.robot().moveTo(".scrubber").press(MouseButton.PRIMARY).moveBy(0, 40);
            shoot(screen, style, "timeline-jump");
            screen.robot().release(MouseButton.PRIMARY);
            grab(screen, "#timeline-grid");
            key(screen, KeyCode.HOME);
            key(screen, KeyCode.RIGHT);
            key(screen, KeyCode.SPACE);
            key(screen, KeyCode.DOWN);
            key(screen, KeyCode.SPACE);
            shoot(screen, style, "timeline-chosen");
            key(screen, KeyCode.DELETE);
            screen.see("#timeline-undo");
            key(screen, KeyCode.END);
            shoot(screen, style, "timeline-trashed");
            screen.type("#timeline-search", "nowhere");
            screen.see("#timeline-message");
            shoot(screen, style, "timeline-nothing");
        }
    }

    private void viewer(Style style) throws Exception {
        try (Screen screen = open(album(400), style)) {
            screen.click("#nav-timeline");
            screen.see("#timeline-grid");
            key(screen, KeyCode.RIGHT);
            key(screen, KeyCode.ENTER);
            screen.see("#viewer-original");
            shoot(screen, style, "viewer");
            key(screen, KeyCode.DELETE);
            screen.see("#timeline-undo");
            shoot(screen, style, "viewer-trashed");
            key(screen, KeyCode.I);
            key(screen, KeyCode.DIGIT1);
            shoot(screen, style, "viewer-close");
        }
    }

    private void trash(Style style) throws Exception {
        PaperNode node = album(60);
        node.album.trash(
                new TrashRequest(node.album.page(new PageRequest(PhotoQuery.ALL, "2026-11", 3, 9)).tiles().stream()
                        .map(PageReport.Tile::id)
                        .toList()));
        try (Screen screen = open(node, style)) {
            screen.click("#nav-trash");
            screen.see("#trash-grid");
            key(screen, KeyCode.SPACE);
            shoot(screen, style, "trash");
            screen.click("#trash-back");
            screen.see("#trash-noted");
            shoot(screen, style, "trash-back");
        }
    }

    private void devices(Style style) throws Exception {
        PaperNode node = new PaperNode(
                Samples.member(0, 40, 100, 0, List.of(Samples.laptop(), Samples.nas(false, 12), Samples.oldPc())));
        node.pair = (request, observer) -> {
            observer.happened(new NodeEvent.Code("48151623", 120));
            await(new CountDownLatch(1));
            throw new NodeException("never", "never");
        };
        try (Screen screen = open(node, style)) {
            screen.click("#nav-devices");
            screen.see("#devices-add");
            shoot(screen, style, "devices");
            screen.click("#devices-add");
            screen.see("#pair-start");
            shoot(screen, style, "devices-role");
            screen.click("#pair-start");
            screen.read("#pair-code", "4815");
            shoot(screen, style, "devices-code");
            screen.click("#pair-cancel");
            node.pair = (request, observer) -> {
                observer.allow(new AllowQuestion("Cellar", "q7xk-2m9v-04tr", "storage", true));
                throw new NodeException("denied", "no");
            };
            screen.click("#devices-add");
            screen.click("#pair-start");
            screen.see("#allow-yes");
            shoot(screen, style, "devices-allow");
            screen.click("#allow-no");
        }
    }

    private void restore(Style style) throws Exception {
        PaperNode node = new PaperNode(
                Samples.member(0, 0, 1_000, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc())));
        node.photos = Samples.photos(1_000);
        CountDownLatch go = new CountDownLatch(1);
        node.restore = (request, observer) -> {
            observer.happened(new NodeEvent.Progress("Restoring", 100, 1_000, 430_000_000L, 4_300_000_000L));
            observer.happened(new NodeEvent.Progress("Restoring", 300, 1_000, 1_290_000_000L, 4_300_000_000L));
            await(go);
            return new RestoreReport(
                    1_000,
                    1_000,
                    4_300_000_000L,
                    0,
                    List.of(new RestoreReport.Renamed("IMG_1200.jpg", "IMG_1200 (2).jpg")),
                    List.of(),
                    60);
        };
        try (Screen screen = open(node, style)) {
            screen.click("#nav-restore");
            screen.see("#restore-go");
            screen.robot()
                    .interact(() -> screen.robot()
                            .lookup("#restore-list")
                            .queryListView()
                            .requestFocus());
            screen.robot().push(KeyCode.DOWN);
            screen.robot().push(KeyCode.SPACE);
            shoot(screen, style, "restore");
            screen.willPointAt(home);
            screen.click("#restore-go");
            screen.see("#restore-stop");
            shoot(screen, style, "restore-running");
            go.countDown();
            screen.see("#restore-again");
            shoot(screen, style, "restore-done");
        }
    }

    private void settings(Style style) throws Exception {
        PaperNode node = new PaperNode(Samples.member(0, 0, 10, 0, List.of(Samples.laptop(), Samples.oldPc())));
        node.folders = Samples.folders();
        try (Screen screen = open(node, style, StayingTest.everything(home))) {
            screen.click("#nav-settings");
            screen.read("#settings-name", "Anna");
            shoot(screen, style, "settings");
        }
    }

    private void setup(Style style) throws Exception {
        try (Screen screen = open(new PaperNode(Samples.fresh()), style)) {
            screen.see("#setup-begin");
            shoot(screen, style, "setup-welcome");
            screen.click("#setup-join");
            screen.click("#join-trouble");
            shoot(screen, style, "setup-join");
            screen.click("#join-cancel");
            screen.click("#setup-begin");
            screen.see("#words-next");
            shoot(screen, style, "setup-words");
            screen.click("#words-next");
            screen.click("#check-next");
            screen.see("#check-sentence");
            shoot(screen, style, "setup-check");
        }
    }

    private void farewell(Style style) throws Exception {
        PaperNode node = new PaperNode(Samples.member(7, 0, 10, 0, List.of(Samples.laptop(), Samples.nas(true, 9))));
        try (Screen screen = open(node, style)) {
            screen.read("#home-headline", "7");
            Platform.runLater(
                    () -> screen.stage.fireEvent(new WindowEvent(screen.stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
            screen.until(
                    "the question is shown", () -> screen.robot().listWindows().size() > 1);
            Parent question = screen.robot().lookup(".dialog-pane").queryAs(Parent.class);
            SnapshotParameters sharp = new SnapshotParameters();
            sharp.setTransform(Transform.scale(2, 2));
            BufferedImage image = Screen.onToolkit(() -> picture(question.snapshot(sharp, null)));
            ImageIO.write(
                    image,
                    "png",
                    FOLDER.resolve("farewell-" + style.word() + ".png").toFile());
            screen.robot().push(KeyCode.ESCAPE);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
