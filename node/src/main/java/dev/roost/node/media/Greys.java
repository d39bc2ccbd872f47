package dev.roost.node.media;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Grey pictures with transparency. Java takes their greys for amounts of light and shows them much too bright. */
final class Greys {
    private static final int GREY_AND_ALPHA = 2;
    private static final int BYTE_BITS = 8;

    private Greys() {}

    /** Whether this is such a picture. */
    static boolean areSeen(BufferedImage picture) {
        ColorModel model = picture.getColorModel();
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && model.hasAlpha()
                && !model.isAlphaPremultiplied()
                && picture.getRaster().getNumBands() == GREY_AND_ALPHA
                && model.getComponentSize(0) >= BYTE_BITS;
    }

    /** The same with its greys as they were written, each as red, green and blue. */
    static BufferedImage asColours(BufferedImage picture) {
        BufferedImage colours = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Raster raster = picture.getRaster();
        int shift = picture.getColorModel().getComponentSize(0) - BYTE_BITS;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int grey = raster.getSample(x, y, 0) >> shift;
                int alpha = raster.getSample(x, y, 1) >> shift;
                colours.setRGB(x, y, alpha << 24 | grey << 16 | grey << 8 | grey);
            }
        }
        return colours;
    }
}
