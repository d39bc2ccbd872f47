package dev.roost.gui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.settings.Choices;
import dev.roost.gui.settings.Look;
import dev.roost.node.api.Problem;
import dev.roost.node.api.StatusReport;
import dev.roost.node.app.SystemTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every text on every screen stands out from what is behind it (WCAG 2.1, 1.4.3), and none is cut off. */
class LegibleTest {
    private static final double CONTRAST_MIN = 4.5;
    private static final double FLARE = 0.05;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final TreeMap<String, Double> faint = new TreeMap<>();
    private final TreeMap<String, String> cut = new TreeMap<>();

    private Screen open(StatusReport status, Locale language, Look look) throws Exception {
        PaperNode node = new PaperNode(status);
        node.photos = Samples.photos(40);
        node.folders = Samples.folders();
        node.album = new PaperAlbum(600);
        return new Screen(
                () -> new Reached(node, false),
                language,
                new Choices(Optional.empty(), look),
                home,
                new SystemTime()::monotonicMillis,
                StayingTest.everything(home));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void textStandsOutAndIsWhole(Look look) throws Exception {
        StatusReport mixed = Samples.member(
                3,
                40,
                11_000,
                12,
                List.of(Samples.laptop(), Samples.nas(false, 4), Samples.oldPc()),
                new Problem("folder-gone", "A watched folder is not there: /media/card. What was kept stays."));
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            try (Screen screen = open(mixed, language, look)) {
                screen.read("#home-headline", "12");
                look(screen);
                screen.click("#nav-timeline");
                screen.see("#timeline-grid");
                screen.settle();
                look(screen);
                screen.robot().push(KeyCode.RIGHT);
                screen.robot().push(KeyCode.SPACE);
                look(screen);
                screen.robot().push(KeyCode.DELETE);
                screen.see("#timeline-undo");
                look(screen);
                screen.robot().push(KeyCode.ENTER);
                screen.see("#viewer-original");
                look(screen);
                screen.robot().push(KeyCode.ESCAPE);
                screen.click("#nav-trash");
                screen.settle();
                look(screen);
                for (String place : List.of("#nav-devices", "#nav-restore", "#nav-settings")) {
                    screen.click(place);
                    look(screen);
                }
                screen.click("#nav-devices");
                screen.click("#devices-add");
                look(screen);
            }
            try (Screen screen = open(Samples.fresh(), language, look)) {
                screen.see("#setup-begin");
                look(screen);
                screen.click("#setup-begin");
                screen.see("#words-next");
                look(screen);
                screen.click("#words-next");
                screen.click("#check-next");
                screen.see("#check-sentence");
                look(screen);
            }
        }
        assertThat(faint).as("contrast under " + CONTRAST_MIN).isEmpty();
        assertThat(cut).as("cut off").isEmpty();
    }

    private void look(Screen screen) throws Exception {
        Screen.onToolkit(() -> {
            Parent root = screen.stage.getScene().getRoot();
            root.applyCss();
            root.layout();
            root.layout();
            judge(root);
            return true;
        });
    }

    private void judge(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isEmpty()) {
            judge(labeled);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::judge);
        }
    }

    private void judge(Labeled labeled) {
        if (labeled.getTextFill() instanceof Color ink && contrast(ink, behind(labeled)) < CONTRAST_MIN) {
            faint.put(labeled.getText(), contrast(ink, behind(labeled)));
        }
        for (Node inside : labeled.getChildrenUnmodifiable()) {
            if (inside instanceof Text drawn
                    && !FontIcon.class.isInstance(drawn)
                    && !same(drawn.getText(), labeled.getText())) {
                cut.put(labeled.getText(), drawn.getText());
            }
        }
    }

    private static boolean same(String drawn, String meant) {
        return drawn.replaceAll("\\s", "").equals(meant.replaceAll("\\s", ""));
    }

    /** The colour behind a text: of the nearest thing that is not transparent, seen-through layers mixed in. */
    private static Color behind(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (one instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                if (!fills.isEmpty()
                        && fills.get(fills.size() - 1).getFill() instanceof Color top
                        && top.getOpacity() > 0) {
                    return top.isOpaque() || one.getParent() == null ? top : mixed(top, behind(one.getParent()));
                }
            }
        }
        return Color.WHITE;
    }

    private static Color mixed(Color top, Color under) {
        return under.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity());
    }

    private static double contrast(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + FLARE) / (dark + FLARE);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
