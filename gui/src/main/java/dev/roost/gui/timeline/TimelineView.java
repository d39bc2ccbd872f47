package dev.roost.gui.timeline;

import dev.roost.gui.grid.AlbumPane;
import dev.roost.gui.grid.GridDeeds;
import dev.roost.gui.grid.PhotoGrid;
import dev.roost.gui.grid.Pictures;
import dev.roost.gui.photos.Album;
import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Words;
import dev.roost.gui.viewer.ViewerDeeds;
import dev.roost.gui.viewer.ViewerPresenter;
import dev.roost.gui.viewer.ViewerView;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The timeline on the screen. Used by the toolkit's thread. */
public final class TimelineView {
    private static final double GAP = 20;
    private static final double SEARCH_WIDTH = 420;
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final TimelinePresenter presenter;
    private final ViewerPresenter viewer;
    private final Consumer<List<String>> restore;
    private final Album album;
    private final PhotoGrid grid;
    private final StackPane root;

    /**
     * Shows a presenter's state.
     *
     * @param restore brings photos out, by their ids
     */
    public TimelineView(
            TimelinePresenter presenter,
            ViewerPresenter viewer,
            Pictures pictures,
            Texts texts,
            Consumer<List<String>> restore) {
        this.presenter = presenter;
        this.viewer = viewer;
        this.restore = restore;
        this.album = presenter.album();
        grid = new PhotoGrid(album.catalogue(), album.chosen(), pictures, new PhotoTexts(texts), new Deeds());
        grid.setAccessibleText(texts.of("timeline.title"));
        AlbumPane pane = new AlbumPane("timeline", album, texts, List.of(top(texts)), grid, deeds(texts));
        ViewerView large = new ViewerView(viewer, pictures, texts, texts.of("timeline.trash"), new Looking());
        root = new StackPane(pane, large.node(), pane.note());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    public Node node() {
        return root;
    }

    /** Puts the keyboard where one most likely wants it. */
    public void focus() {
        (viewer.shown().get().open() ? root.lookup("#viewer") : grid).requestFocus();
    }

    private HBox top(Texts texts) {
        Label title = Words.title(texts.of("timeline.title"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        TextField search = new TextField();
        search.setId("timeline-search");
        search.setPromptText(texts.of("timeline.search"));
        search.setAccessibleText(texts.of("timeline.search"));
        search.setMaxWidth(SEARCH_WIDTH);
        search.textProperty().addListener((text, before, now) -> presenter.search(now));
        search.setOnAction(event -> grid.requestFocus());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox top = new HBox(GAP, title, search);
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private AlbumPane.Deeds deeds(Texts texts) {
        Button bring = Buttons.plain(
                "timeline-restore",
                texts.of("photos.restore"),
                () -> restore.accept(album.chosen().ids()));
        Button trash = Buttons.with(
                Feather.TRASH_2,
                Buttons.plain(
                        "timeline-trash",
                        texts.of("timeline.trash"),
                        () -> presenter.trash(album.chosen().ids())));
        return new AlbumPane.Deeds(List.of(bring, trash), presenter::undo, presenter::noted);
    }

    private void press(KeyEvent event) {
        if (UNDO.match(event) && album.shown().get().undo()) {
            presenter.undo();
            event.consume();
        }
    }

    private final class Deeds implements GridDeeds {
        @Override
        public void open(long place) {
            viewer.open(place);
        }

        @Override
        public void chooseRange(long from, long to) {
            album.chooseRange(from, to);
        }

        @Override
        public void remove(long place) {
            presenter.trash(album.meant(place));
        }
    }

    private final class Looking implements ViewerDeeds {
        @Override
        public void restore(String id) {
            restore.accept(List.of(id));
        }

        @Override
        public void remove(String id) {
            presenter.trash(List.of(id));
        }

        @Override
        public void looking(long place, boolean open) {
            grid.moveTo(place);
            if (!open) {
                grid.requestFocus();
            }
        }
    }
}
