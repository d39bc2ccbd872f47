package dev.roost.gui.grid;

import java.util.Optional;
import javafx.scene.image.Image;

/**
 * A picture that was looked for.
 *
 * @param image empty where there is none, or none that can be read
 */
public record Picture(Optional<Image> image) {
    static final Picture NONE = new Picture(Optional.empty());

    /** In the heap a pixel takes four bytes, and the toolkit keeps a second one of each that it draws. */
    private static final long BYTES_PER_PIXEL = 8;

    /** In bytes, about. */
    long weight() {
        return image.map(i -> BYTES_PER_PIXEL * (int) i.getWidth() * (int) i.getHeight())
                .orElse(1L);
    }

    boolean isNone() {
        return image.isEmpty();
    }
}
