package dev.roost.gui.grid;

import dev.roost.gui.photos.JpegSize;
import dev.roost.gui.photos.Supply;
import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PictureRequest;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Optional;
import javafx.scene.image.Image;

/** Where the pictures of photos come from: asked of the node and read in the background, by the photo's id. */
public final class Pictures {
    private static final long TILE_BYTES_MAX = 96L << 20;
    private static final long LARGE_BYTES_MAX = 48L << 20;
    private static final int TILES_AT_ONCE = 2;
    private static final int LARGE_AT_ONCE = 2;
    private static final int BASE64_CHARS_MAX = 16 << 20;
    private static final int TILE_SIDE_MAX = 1_024;
    private static final int LARGE_SIDE_MAX = 4_096;

    private final PhotoControl node;
    private final Supply<String, Picture> tiles;
    private final Supply<String, Picture> large;
    private volatile int tilePixels = 1;

    public Pictures(PhotoControl node, Background background) {
        this.node = node;
        this.tiles = new Supply<>(
                background, this::tile, new Supply.Limits<>(Picture::weight, TILE_BYTES_MAX, TILES_AT_ONCE));
        this.large = new Supply<>(
                background, this::large, new Supply.Limits<>(Picture::weight, LARGE_BYTES_MAX, LARGE_AT_ONCE));
    }

    /** Squares, cut from the middle. */
    Supply<String, Picture> tiles() {
        return tiles;
    }

    /** Whole, as large as a screen. */
    public Supply<String, Picture> large() {
        return large;
    }

    /** Makes squares of this size from now on. */
    void makeTiles(int pixels) {
        if (pixels != tilePixels) {
            tilePixels = pixels;
            tiles.renew();
        }
    }

    /** Looks again where there was no picture: one may have been made since. */
    void lookAgain() {
        tiles.renew(Picture::isNone);
        large.renew(Picture::isNone);
    }

    private Picture tile(String id) throws NodeException {
        int side = tilePixels;
        return read(id, false, TILE_SIDE_MAX)
                .map(image -> new Picture(Optional.of(Square.of(image, side))))
                .orElse(Picture.NONE);
    }

    private Picture large(String id) throws NodeException {
        return new Picture(read(id, true, LARGE_SIDE_MAX));
    }

    private Optional<Image> read(String id, boolean large, int sideMax) throws NodeException {
        Optional<String> base64 = node.picture(new PictureRequest(id, large)).jpeg();
        if (base64.filter(text -> text.length() <= BASE64_CHARS_MAX).isEmpty()) {
            return Optional.empty();
        }
        try {
            return read(Base64.getDecoder().decode(base64.get()), sideMax);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What says that it is larger than any thumbnail is not unpacked at all. */
    private static Optional<Image> read(byte[] jpeg, int sideMax) {
        return JpegSize.of(jpeg)
                .filter(size -> Math.max(size.width(), size.height()) <= sideMax)
                .map(size -> new Image(new ByteArrayInputStream(jpeg)))
                .filter(image -> !image.isError() && image.getWidth() >= 1 && image.getHeight() >= 1);
    }
}
