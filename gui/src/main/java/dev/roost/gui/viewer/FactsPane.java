package dev.roost.gui.viewer;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is known of a photo, beside it. Used by the toolkit's thread. */
final class FactsPane extends VBox {
    private static final double WIDTH = 290;
    private static final double GAP = 16;
    private static final double LINE_GAP = 4;

    private final Texts texts;
    private final Label name = Words.heading("");
    private final Label trouble = Words.wrong("");
    private final VBox facts = new VBox(GAP);
    private final Button original;

    /**
     * Stands empty.
     *
     * @param deeds buttons under what is known
     */
    FactsPane(Texts texts, Runnable openOriginal, List<Button> deeds) {
        this.texts = texts;
        original = Buttons.plain("viewer-original", texts.of("photo.open"), openOriginal);
        name.setId("viewer-facts-name");
        VBox buttons = new VBox(GAP / 2, original);
        buttons.getChildren().addAll(deeds);
        buttons.getChildren().forEach(button -> ((Button) button).setMaxWidth(Double.MAX_VALUE));
        buttons.getStyleClass().add("facts-deeds");
        VBox column = new VBox(GAP, name, trouble, facts);
        column.getStyleClass().add("facts");
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("facts-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, buttons);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        getStyleClass().add("facts-pane");
    }

    void show(ViewerState state) {
        name.setText(state.name());
        Words.say(trouble, state.trouble());
        Seen.when(original, state.facts().flatMap(PhotoFacts::original).isPresent());
        facts.getChildren().setAll(state.facts().map(this::rows).orElse(List.of()));
    }

    private List<Node> rows(PhotoFacts known) {
        List<Node> rows = new ArrayList<>();
        rows.add(Words.styled(known.state(), "facts-state"));
        // Where it is safe comes before what it shows: in a small window the rest is scrolled to.
        if (!known.copies().isEmpty()) {
            VBox row = new VBox(LINE_GAP, Words.quiet(texts.of("photo.copies")));
            known.copies().forEach(copy -> row.getChildren().add(copy(copy)));
            rows.add(row);
        }
        for (PhotoFacts.Line line : known.lines()) {
            VBox row = new VBox(LINE_GAP, Words.quiet(line.what()));
            line.said().forEach(said -> row.getChildren().add(Words.plain(said)));
            rows.add(row);
        }
        return rows;
    }

    private static Node copy(PhotoFacts.Copy copy) {
        FontIcon icon = new FontIcon(
                switch (copy.share()) {
                    case COPY -> Feather.CHECK_CIRCLE;
                    case ORIGINAL -> Feather.IMAGE;
                    case NOTHING -> Feather.CIRCLE;
                });
        icon.getStyleClass().add(copy.share() == PhotoFacts.Share.COPY ? "mood-safe" : "quiet");
        HBox row = new HBox(GAP / 2, icon, Words.plain(copy.sentence()));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
