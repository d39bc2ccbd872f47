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
import javafx.scene.image.WritableImage;

/** Where the pictures of photos come from: asked of the node and read in the background, by the photo's id. */
public final class Pictures {
    private static final long TILE_BYTES_MAX = 96L << 20;
    private static final long LARGE_BYTES_MAX = 48L << 20;
    private static final int TILES_AT_ONCE = 2;
    private static final int LARGE_AT_ONCE = 2;
    private static final int BASE64_CHARS_MAX = 16 << 20;
    private static final int SIDE_PIXELS_MAX = 8_192;
    private static final int LARGE_PIXELS_MAX = 2_048;

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
        tiles.forget(Picture::isNone);
        large.forget(Picture::isNone);
    }

    private Picture tile(String id) throws NodeException {
        int side = tilePixels;
        return read(id, false, size -> (double) side / Math.min(size.width(), size.height()))
                .map(image -> new Picture(Optional.of(square(image, side))))
                .orElse(Picture.NONE);
    }

    private Picture large(String id) throws NodeException {
        return new Picture(
                read(id, true, size -> (double) LARGE_PIXELS_MAX / Math.max(size.width(), size.height())));
    }

    /** How much a picture is to grow or shrink. */
    private interface Scale {
        double of(JpegSize size);
    }

    private Optional<Image> read(String id, boolean large, Scale scale) throws NodeException {
        Optional<String> base64 = node.picture(new PictureRequest(id, large)).jpeg();
        if (base64.filter(text -> text.length() <= BASE64_CHARS_MAX).isEmpty()) {
            return Optional.empty();
        }
        try {
            return read(Base64.getDecoder().decode(base64.get()), scale);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Image> read(byte[] jpeg, Scale scale) {
        Optional<JpegSize> size =
                JpegSize.of(jpeg).filter(s -> s.width() <= SIDE_PIXELS_MAX && s.height() <= SIDE_PIXELS_MAX);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        // Never larger than it is: what is too small is enlarged by drawing it.
        double factor = Math.min(1, scale.of(size.get()));
        double width = Math.max(1, Math.ceil(size.get().width() * factor));
        double height = Math.max(1, Math.ceil(size.get().height() * factor));
        Image image = new Image(new ByteArrayInputStream(jpeg), width, height, false, true);
        return Optional.of(image).filter(i -> !i.isError() && i.getWidth() >= 1 && i.getHeight() >= 1);
    }

    private static Image square(Image image, int pixels) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int side = Math.min(pixels, Math.min(width, height));
        return new WritableImage(image.getPixelReader(), (width - side) / 2, (height - side) / 2, side, side);
    }
}
