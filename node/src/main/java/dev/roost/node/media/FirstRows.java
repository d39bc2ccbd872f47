package dev.roost.node.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import org.jspecify.annotations.Nullable;

/** What a reader made of a picture before it met the damage. Runs in a decoder process only. */
final class FirstRows implements IIOReadUpdateListener {
    private @Nullable BufferedImage begun;

    private FirstRows() {}

    /** The picture, or as much of it as can be read; the rest is as it was before anything was painted. */
    static BufferedImage of(ImageReader reader, ImageReadParam param) throws IOException {
        FirstRows rows = new FirstRows();
        reader.addIIOReadUpdateListener(rows);
        try {
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            if (rows.begun == null) {
                throw e;
            }
            return rows.begun;
        } finally {
            reader.removeIIOReadUpdateListener(rows);
        }
    }

    @Override
    public void imageUpdate(
            ImageReader source,
            BufferedImage image,
            int x,
            int y,
            int width,
            int height,
            int periodX,
            int periodY,
            int[] bands) {
        begun = image;
    }

    @Override
    public void passStarted(
            ImageReader source,
            BufferedImage image,
            int pass,
            int minPass,
            int maxPass,
            int minX,
            int minY,
            int periodX,
            int periodY,
            int[] bands) {}

    @Override
    public void passComplete(ImageReader source, BufferedImage image) {}

    @Override
    public void thumbnailPassStarted(
            ImageReader source,
            BufferedImage thumbnail,
            int pass,
            int minPass,
            int maxPass,
            int minX,
            int minY,
            int periodX,
            int periodY,
            int[] bands) {}

    @Override
    public void thumbnailUpdate(
            ImageReader source,
            BufferedImage thumbnail,
            int minX,
            int minY,
            int width,
            int height,
            int periodX,
            int periodY,
            int[] bands) {}

    @Override
    public void thumbnailPassComplete(ImageReader source, BufferedImage thumbnail) {}
}
