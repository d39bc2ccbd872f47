package dev.roost.gui.setup;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Page;
import dev.roost.gui.view.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The recovery words as they stand on the screen and on paper: numbered, read downwards. */
final class WordSheet {
    private static final int COLUMNS = 4;
    private static final double COLUMN_GAP = 36;
    private static final double ROW_GAP = 10;
    private static final double NUMBER_GAP = 8;
    private static final double MARGIN = 40;
    private static final double PAPER_WIDTH = 480;

    private WordSheet() {}

    static GridPane grid(List<String> words, Texts texts) {
        GridPane grid = new GridPane();
        grid.setHgap(COLUMN_GAP);
        grid.setVgap(ROW_GAP);
        int rows = (words.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < words.size(); i++) {
            grid.add(word(i + 1, words.get(i), texts), i / rows, i % rows);
        }
        return grid;
    }

    /** A page for the printer: black on white, whatever the screen looks like. */
    static Node sheet(List<String> words, Texts texts) {
        VBox sheet = new VBox(
                ROW_GAP * 2,
                Words.title(texts.of("words.sheet.title")),
                Words.plain(texts.of("words.sheet.body")),
                grid(words, texts));
        sheet.getStylesheets().add(Page.styles());
        sheet.getStyleClass().add("paper");
        sheet.setPadding(new Insets(MARGIN));
        sheet.setMaxWidth(PAPER_WIDTH);
        sheet.setPrefWidth(PAPER_WIDTH);
        return sheet;
    }

    private static HBox word(int number, String word, Texts texts) {
        Label place = new Label(texts.of("words.number", number));
        place.getStyleClass().add("word-number");
        Label text = new Label(word);
        text.getStyleClass().add("word");
        text.setMinWidth(Label.USE_PREF_SIZE);
        HBox pair = new HBox(NUMBER_GAP, place, text);
        pair.setAlignment(Pos.BASELINE_LEFT);
        return pair;
    }
}
