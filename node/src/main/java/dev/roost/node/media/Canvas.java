package dev.roost.node.media;

import dev.roost.proto.model.Octets;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;

/** A small opaque picture in sRGB. Immutable. */
final class Canvas {
    /** The first is sharp enough for a grid and a screen: 256 pixels take some 15 KB, 1,024 some 150 KB. */
    private static final float[] QUALITIES = {0.8f, 0.6f, 0.45f, 0.3f, 0.2f};

    private static final int RGB_BANDS = 3;

    private final BufferedImage image;

    private Canvas(BufferedImage image) {
        this.image = image;
    }

    /** A decoded picture made small: on white where it is transparent, in sRGB whatever its profile. */
    static Canvas of(BufferedImage picture, int longEdge) {
        Optional<ColorSpace> profile = profile(picture.getColorModel());
        // Colours are converted after scaling, when there are few: until then their numbers are taken for sRGB.
        BufferedImage plain =
                profile.isPresent() ? relabelled(picture, ColorSpace.getInstance(ColorSpace.CS_sRGB)) : picture;
        BufferedImage small = shrunk(opaque(plain), longEdge);
        return new Canvas(profile.isPresent() ? converted(small, profile.get()) : small);
    }

    /** The same for a picture whose reader did not see its profile of three colours. */
    static Canvas of(BufferedImage picture, int longEdge, ICC_ColorSpace profile) {
        Canvas small = of(picture, longEdge);
        boolean coloured = picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB;
        return coloured ? new Canvas(converted(small.image, profile)) : small;
    }

    /** The same, no larger than this. */
    Canvas scaled(int longEdge) {
        return new Canvas(shrunk(image, longEdge));
    }

    /** The same, turned as EXIF's orientation says (EXIF 2.32, tag 0x0112). */
    Canvas turned(int orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean onItsSide = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        BufferedImage turned =
                new BufferedImage(onItsSide ? height : width, onItsSide ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < turned.getHeight(); y++) {
            for (int x = 0; x < turned.getWidth(); x++) {
                int fromX = onItsSide ? y : x;
                int fromY = onItsSide ? x : y;
                turned.setRGB(
                        x,
                        y,
                        image.getRGB(fromRight ? width - 1 - fromX : fromX, fromBelow ? height - 1 - fromY : fromY));
            }
        }
        return new Canvas(turned);
    }

    /** As good a JPEG as takes no more bytes than this, or else the smallest. */
    Octets jpeg(int bytesMax) throws IOException {
        Octets jpeg = jpeg(QUALITIES[0]);
        for (int next = 1; next < QUALITIES.length && jpeg.size() > bytesMax; next++) {
            jpeg = jpeg(QUALITIES[next]);
        }
        return jpeg;
    }

    private Octets jpeg(float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            if (param instanceof JPEGImageWriteParam jpeg) {
                jpeg.setOptimizeHuffmanTables(true);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return Octets.copyOf(bytes.toByteArray());
    }

    /** A profile of three eight-bit colours that is not sRGB. Other pictures are few, and converted while drawn. */
    private static Optional<ColorSpace> profile(ColorModel model) {
        boolean plain = model instanceof ComponentColorModel
                && model.getNumComponents() == RGB_BANDS
                && model.getTransferType() == DataBuffer.TYPE_BYTE;
        ColorSpace space = model.getColorSpace();
        return plain && space instanceof ICC_ColorSpace && !space.isCS_sRGB() ? Optional.of(space) : Optional.empty();
    }

    private static BufferedImage relabelled(BufferedImage picture, ColorSpace space) {
        ColorModel model = new ComponentColorModel(space, false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, picture.getRaster(), false, null);
    }

    private static BufferedImage converted(BufferedImage small, ColorSpace profile) {
        BufferedImage bytes = new BufferedImage(small.getWidth(), small.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        draw(small, bytes);
        WritableRaster raster = bytes.getRaster();
        ColorModel model = new ComponentColorModel(profile, false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        BufferedImage result = new BufferedImage(small.getWidth(), small.getHeight(), BufferedImage.TYPE_INT_RGB);
        new ColorConvertOp(null).filter(new BufferedImage(model, raster, false, null), result);
        return result;
    }

    private static BufferedImage opaque(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        BufferedImage canvas = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        draw(Greys.areSeen(picture) ? Greys.asColours(picture) : picture, canvas);
        return canvas;
    }

    /** Halves as long as it can, so that every pixel counts, then goes the rest of the way. */
    private static BufferedImage shrunk(BufferedImage picture, int longEdge) {
        BufferedImage image = picture;
        int edge = Math.max(image.getWidth(), image.getHeight());
        while (edge > longEdge) {
            int next = Math.max(longEdge, (edge + 1) / 2);
            BufferedImage smaller = new BufferedImage(
                    part(image.getWidth(), next, edge),
                    part(image.getHeight(), next, edge),
                    BufferedImage.TYPE_INT_RGB);
            draw(image, smaller);
            image = smaller;
            edge = next;
        }
        return image;
    }

    private static int part(int side, int next, int edge) {
        return Math.max(1, (int) Math.round((double) side * next / edge));
    }

    private static void draw(BufferedImage from, BufferedImage to) {
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, to.getWidth(), to.getHeight(), Color.WHITE, null);
        graphics.dispose();
    }
}
