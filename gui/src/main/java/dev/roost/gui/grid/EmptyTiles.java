package dev.roost.gui.grid;

import dev.roost.gui.photos.PhotoTexts;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.layout.Pane;

/** Tiles of photos that nothing is known of yet. Used by the toolkit's thread. */
public final class EmptyTiles extends Pane {
    private static final int SIDE = 150;

    /** So many of them, in one row. */
    public EmptyTiles(PhotoTexts texts, int count) {
        getStyleClass().add("photo-grid");
        IntStream.range(0, count).forEach(at -> {
            TileNode tile = new TileNode(texts);
            tile.show(at, Optional.empty());
            tile.picture(Optional.empty());
            getChildren().add(tile);
            tile.resizeRelocate((double) at * SIDE, 0, SIDE, SIDE);
        });
    }
}
