package dev.roost.gui.home;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Page;
import dev.roost.gui.view.ProgressLine;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Home on the screen. Used by the toolkit's thread. */
public final class HomeView {
    private static final double GAP = 20;
    private static final double LINE_GAP = 8;
    private static final double NUMBER_WIDTH = 70;

    private final FontIcon face = new FontIcon();
    private final Label headline = Words.styled("", "verdict");
    private final Label detail = Words.quiet("");
    private final Button folders;
    private final Button device;
    private final Label nowTitle = Words.heading("");
    private final String now;
    private final String justNow;
    private final VBox counts = new VBox(LINE_GAP);
    private final VBox reasons = new VBox(LINE_GAP);
    private final VBox troubles = new VBox(LINE_GAP);
    private final ProgressLine progress = new ProgressLine();
    private final Label outcome = Words.plain("");
    private final Card countsCard = new Card(counts);
    private final Card nowCard;
    private final Card whyCard;
    private final Card troublesCard;
    private final Page page;

    /** Shows a presenter's state; the two deeds lead to where one can do something. */
    public HomeView(HomePresenter presenter, Texts texts, Runnable chooseFolders, Runnable addDevice) {
        headline.setId("home-headline");
        folders = Buttons.main("home-folders", texts.of("home.step.folders"), chooseFolders);
        device = Buttons.main("home-device", texts.of("home.step.device"), addDevice);
        now = texts.of("home.now");
        justNow = texts.of("home.justNow");
        nowCard = new Card(nowTitle, progress, outcome);
        whyCard = new Card(Words.heading(texts.of("home.why")), reasons);
        troublesCard = new Card(Words.heading(texts.of("home.troubles")), troubles);
        VBox said = new VBox(LINE_GAP, headline, detail, new HBox(LINE_GAP, folders, device));
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox top = new HBox(GAP, face, said);
        top.setAlignment(Pos.CENTER_LEFT);
        page = new Page(top, nowCard, countsCard, whyCard, troublesCard);
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return page;
    }

    private void show(HomeState state) {
        face.setIconCode(picture(state.mood()));
        face.getStyleClass().setAll("ikonli-font-icon", "face", style(state.mood()));
        headline.setText(state.headline());
        Words.say(detail, state.detail());
        Seen.when(folders, state.next().equals(Optional.of(HomeState.Step.CHOOSE_FOLDERS)));
        Seen.when(device, state.next().equals(Optional.of(HomeState.Step.ADD_DEVICE)));
        progress.show(state.activity());
        nowTitle.setText(state.activity().isPresent() ? now : justNow);
        Words.say(outcome, state.outcome());
        Seen.when(nowCard, state.activity().isPresent() || !state.outcome().isEmpty());
        fill(countsCard, counts, state.counts().stream().map(HomeView::count).toList());
        fill(whyCard, reasons, state.reasons().stream().map(HomeView::reason).toList());
        fill(
                troublesCard,
                troubles,
                state.troubles().stream().map(HomeView::trouble).toList());
    }

    private static void fill(Card card, VBox list, List<Node> rows) {
        list.getChildren().setAll(rows);
        Seen.when(card, !rows.isEmpty());
    }

    private static Node count(HomeState.Count count) {
        Label number = Words.styled(count.number(), "count-number");
        number.setMinWidth(NUMBER_WIDTH);
        number.setAlignment(Pos.CENTER_RIGHT);
        return row(icon(picture(count.mood()), style(count.mood())), number, Words.plain(count.meaning()));
    }

    private static Node reason(String reason) {
        return row(icon(Feather.ARROW_RIGHT, "quiet"), Words.plain(reason));
    }

    private static Node trouble(HomeState.Trouble trouble) {
        VBox said = new VBox(Words.plain(trouble.sentence()));
        if (!trouble.detail().isEmpty()) {
            said.getChildren().add(Words.quiet(trouble.detail()));
        }
        return row(icon(Feather.ALERT_CIRCLE, style(Mood.CARE)), said);
    }

    private static HBox row(Node... parts) {
        HBox row = new HBox(LINE_GAP + 2, parts);
        row.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(parts[parts.length - 1], Priority.ALWAYS);
        return row;
    }

    private static FontIcon icon(Feather picture, String style) {
        FontIcon icon = new FontIcon(picture);
        icon.getStyleClass().add(style);
        return icon;
    }

    private static String style(Mood mood) {
        return "mood-" + mood.name().toLowerCase(Locale.ROOT);
    }

    private static Feather picture(Mood mood) {
        return switch (mood) {
            case SAFE -> Feather.CHECK_CIRCLE;
            case WORKING -> Feather.REFRESH_CW;
            case CARE -> Feather.ALERT_CIRCLE;
            case RISK -> Feather.ALERT_TRIANGLE;
            case LOOKING -> Feather.CLOCK;
        };
    }
}
