package dev.roost.gui.app;

import dev.roost.gui.grid.EmptyTiles;
import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Page;
import dev.roost.gui.view.ProgressLine;
import dev.roost.gui.view.Words;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What screens are made of, made out of sight while the window waits for its node, a piece with each turn of the toolkit's
 * thread. The first showing of each screen then finds the classes loaded and some of them compiled: on a busy computer with
 * two cores it took up to 0.4 s without. Not beside that thread: the toolkit measures text for one thread only, whatever
 * window it is in. Used by the toolkit's thread.
 */
final class Rehearsal {
    private static final double WIDTH = 800;
    private static final double HEIGHT = 600;
    private static final int ROWS = 30;
    private static final int TILES = 20;
    private static final int TIMES = 2;

    private final Deque<Supplier<Parent>> pieces = new ArrayDeque<>();

    private Rehearsal(Texts texts) {
        PhotoTexts words = new PhotoTexts(texts);
        for (int i = 0; i < TIMES; i++) {
            pieces.addAll(List.of(
                    () -> new Page(Words.title("title"), Words.quiet("words"), Words.plain("words")),
                    () -> new VBox(Buttons.main("", "deed", () -> {}), Buttons.plain("", "deed", () -> {})),
                    () -> new VBox(new CheckBox("choice"), new RadioButton("choice"), new Hyperlink("link")),
                    () -> new VBox(new ToggleButton("choice", new FontIcon(Feather.HOME)), new TextField("text")),
                    () -> new Card(new ProgressLine()),
                    () -> new VBox(new ChoiceBox<>(FXCollections.observableArrayList("a", "b"))),
                    () -> new VBox(new ComboBox<>(FXCollections.observableArrayList("a", "b"))),
                    () -> new EmptyTiles(words, TILES),
                    Rehearsal::list));
        }
    }

    /** Begins; what comes of it is speed alone. */
    static void begin(Texts texts) {
        Platform.runLater(new Rehearsal(texts)::next);
    }

    private void next() {
        Supplier<Parent> piece = pieces.poll();
        if (piece != null) {
            Scene scene = new Scene(piece.get(), WIDTH, HEIGHT);
            scene.getStylesheets().add(Page.styles());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Platform.runLater(this::next);
        }
    }

    private static Parent list() {
        ListView<String> list = new ListView<>(FXCollections.observableArrayList(Collections.nCopies(ROWS, "photo")));
        list.setCellFactory(view -> new Line());
        return list;
    }

    /** A line as the lists of photos have them. */
    private static final class Line extends ListCell<String> {
        private final HBox line = new HBox(new CheckBox(), Words.plain("photo"), Words.quiet("state"));

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : line);
        }
    }
}
