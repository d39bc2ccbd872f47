package dev.roost.gui.trash;

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
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The trash on the screen. Used by the toolkit's thread. */
public final class TrashView {
    private final TrashPresenter presenter;
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
    public TrashView(
            TrashPresenter presenter,
            ViewerPresenter viewer,
            Pictures pictures,
            Texts texts,
            Consumer<List<String>> restore) {
        this.presenter = presenter;
        this.viewer = viewer;
        this.restore = restore;
        this.album = presenter.album();
        grid = new PhotoGrid(album.catalogue(), album.chosen(), pictures, new PhotoTexts(texts), new Deeds());
        grid.setAccessibleText(texts.of("trash.title"));
        Button back = Buttons.with(
                Feather.CORNER_UP_LEFT,
                Buttons.main(
                        "trash-back",
                        texts.of("trash.back"),
                        () -> presenter.putBack(album.chosen().ids())));
        AlbumPane pane = new AlbumPane(
                "trash",
                album,
                texts,
                List.of(Words.title(texts.of("trash.title")), Words.quiet(texts.of("trash.hint"))),
                grid,
                new AlbumPane.Deeds(List.of(back), () -> {}, presenter::noted));
        ViewerView large = new ViewerView(viewer, pictures, texts, texts.of("trash.back"), new Looking());
        root = new StackPane(pane, large.node(), pane.note());
    }

    public Node node() {
        return root;
    }

    /** Puts the keyboard where one most likely wants it. */
    public void focus() {
        (viewer.shown().get().open() ? root.lookup("#viewer") : grid).requestFocus();
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

        /** There is nothing beyond the trash. */
        @Override
        public void remove(long place) {}
    }

    private final class Looking implements ViewerDeeds {
        @Override
        public void restore(String id) {
            restore.accept(List.of(id));
        }

        @Override
        public void remove(String id) {
            presenter.putBack(List.of(id));
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
