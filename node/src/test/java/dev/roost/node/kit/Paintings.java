package dev.roost.node.kit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Real picture files for tests. */
public final class Paintings {
    private static final Color[] CORNERS = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    private static final int BRIGHT = 128;

    private Paintings() {}

    /** Four fields: red and green above blue and white. */
    public static BufferedImage corners(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < CORNERS.length; i++) {
            graphics.setColor(CORNERS[i]);
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width, height);
        }
        graphics.dispose();
        return image;
    }

    /** Overlapping shapes with soft noise over them: as hard to compress as a photo. */
    public static BufferedImage scene(Random random, int width, int height, int noise) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 400; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            int size = 20 + random.nextInt(width / 4);
            graphics.fillOval(random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size);
        }
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                int by = random.nextInt(2 * noise + 1) - noise;
                image.setRGB(x, y, shifted(rgb >> 16, by) << 16 | shifted(rgb >> 8, by) << 8 | shifted(rgb, by));
            }
        }
        return image;
    }

    private static int shifted(int band, int by) {
        return Math.max(0, Math.min(0xFF, (band & 0xFF) + by));
    }

    public static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("no writer for " + format);
        }
        return bytes.toByteArray();
    }

    /** The colours in its corners, as {@code red green / blue white}. */
    public static String corners(BufferedImage image) {
        int right = image.getWidth() - 3;
        int bottom = image.getHeight() - 3;
        return color(image.getRGB(2, 2)) + " " + color(image.getRGB(right, 2)) + " / " + color(image.getRGB(2, bottom))
                + " " + color(image.getRGB(right, bottom));
    }

    private static String color(int rgb) {
        boolean red = (rgb >> 16 & 0xFF) > BRIGHT;
        boolean green = (rgb >> 8 & 0xFF) > BRIGHT;
        boolean blue = (rgb & 0xFF) > BRIGHT;
        return red && green && blue ? "white" : red ? "red" : green ? "green" : blue ? "blue" : "black";
    }

    /** A few bytes that claim to be a PNG of 65,535 by 65,535 pixels. */
    public static byte[] bomb() throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(chunk);
        out.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        out.writeInt(65_535);
        out.writeInt(65_535);
        out.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(png);
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.writeInt(chunk.size() - 4);
        file.write(chunk.toByteArray());
        file.writeInt((int) crc.getValue());
        return png.toByteArray();
    }
}
