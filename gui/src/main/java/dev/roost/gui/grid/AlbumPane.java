package dev.roost.gui.grid;

import dev.roost.gui.photos.Album;
import dev.roost.gui.photos.AlbumState;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A screen with a grid: what stands above it, what can be done with the chosen photos, and a line that says what was
 * done. Used by the toolkit's thread.
 */
public final class AlbumPane extends StackPane {
    private static final double GAP = 10;
    private static final double ROW_HEIGHT = 40;

    /** Beside what stands at the right of a photo, even in a small window. */
    private static final double NOTE_WIDTH_MAX = 370;

    private static final double NOTE_MARGIN = 16;

    private final Texts texts;
    private final Label count = Words.quiet("");
    private final Label chosen = Words.heading("");
    private final Label message = Words.quiet("");
    private final Label note = Words.plain("");
    private final HBox chosenRow = new HBox(GAP);
    private final HBox noteRow = new HBox(GAP);
    private final Button undo;

    /**
     * The deeds around the grid.
     *
     * @param chosen buttons for what is chosen
     * @param undo takes back what was done last
     * @param noted hears that the line has been read
     */
    public record Deeds(List<Button> chosen, Runnable undo, Runnable noted) {}

    /**
     * Puts a screen together.
     *
     * @param name the first part of its ids
     * @param top what stands above the grid
     */
    public AlbumPane(String name, Album album, Texts texts, List<Node> top, PhotoGrid grid, Deeds deeds) {
        this.texts = texts;
        undo = Buttons.plain(name + "-undo", texts.of("photos.undo"), deeds.undo());
        count.setId(name + "-count");
        message.setId(name + "-message");
        note.setId(name + "-note");
        chosen.setId(name + "-chosen");
        grid.setId(name + "-grid");
        Button none = Buttons.plain(
                name + "-none",
                texts.of("photos.chooseNone"),
                () -> album.chosen().clear());
        chosenRow.getChildren().add(chosen);
        chosenRow.getChildren().addAll(deeds.chosen());
        chosenRow.getChildren().add(none);
        chosenRow.setAlignment(Pos.CENTER_LEFT);
        chosen.setWrapText(false);
        chosen.setMinWidth(Region.USE_PREF_SIZE);
        count.setWrapText(false);
        StackPane row = new StackPane(count, chosenRow);
        row.setMinHeight(ROW_HEIGHT);
        row.setPrefHeight(ROW_HEIGHT);
        StackPane.setAlignment(count, Pos.CENTER_LEFT);
        VBox page = new VBox(GAP);
        page.getStyleClass().add("album");
        page.getChildren().addAll(top);
        page.getChildren().addAll(row, new StackPane(grid, message));
        VBox.setVgrow(page.getChildren().get(page.getChildren().size() - 1), Priority.ALWAYS);
        fillNote(name, deeds.noted());
        getChildren().add(page);
        album.shown().follow(this::show);
    }

    /** The line that says what was done; it lies over everything, at the bottom. */
    public Node note() {
        return noteRow;
    }

    private void fillNote(String name, Runnable noted) {
        Button read = Buttons.with(Feather.X, Buttons.plain(name + "-noted", "", noted));
        read.setAccessibleText(texts.of("photos.noted"));
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        noteRow.getChildren().addAll(note, undo, read);
        noteRow.setAlignment(Pos.CENTER_LEFT);
        noteRow.getStyleClass().add("note");
        noteRow.setMaxSize(NOTE_WIDTH_MAX, Region.USE_PREF_SIZE);
        StackPane.setAlignment(noteRow, Pos.BOTTOM_LEFT);
        StackPane.setMargin(noteRow, new Insets(0, 0, 0, NOTE_MARGIN));
    }

    private void show(AlbumState state) {
        count.setText(state.count());
        Words.say(message, state.sentence());
        count.setVisible(state.chosen() == 0);
        Seen.when(chosenRow, state.chosen() > 0);
        chosen.setText(texts.of("photos.chosen", state.chosen()));
        note.setText(state.note());
        Seen.when(noteRow, !state.note().isEmpty());
        Seen.when(undo, state.undo());
    }
}
