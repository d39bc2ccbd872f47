package dev.roost.gui.kit;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that nobody took: hills, a lake or the sea under a sky, each of its own mood. Drawn the same every time. */
public final class Landscapes {
    private static final int HILLS = 4;
    private static final int HILL_STEPS = 48;

    private static final int[][] SKIES = {
        {0x2E6FB7, 0xBFE0F5},
        {0x27407A, 0xF6A96C},
        {0x5A4B8A, 0xF7B7A3},
        {0x1D5C86, 0xE8F1D4},
        {0x6F8FAF, 0xE9EEF2},
        {0x10243F, 0x4B6C93},
        {0x3C8DAD, 0xFDE2A7},
        {0x7A3B5D, 0xFFC58B}
    };
    private static final int[][] GROUNDS = {
        {0x6E9BB0, 0x1F4E3D},
        {0x8A7FA8, 0x2B2B45},
        {0x9DB48A, 0x3F5B2A},
        {0xB9C7D2, 0x51687A},
        {0xC7A57B, 0x6B4226},
        {0x7FA6A0, 0x234A52}
    };

    private Landscapes() {}

    /** A picture as a JPEG file. */
    public static byte[] jpeg(int seed, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(paint, new Random(seed * 7_919L + 13), width, height);
        paint.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void draw(Graphics2D paint, Random random, int width, int height) {
        int[] sky = SKIES[random.nextInt(SKIES.length)];
        int[] ground = GROUNDS[random.nextInt(GROUNDS.length)];
        double horizon = height * (0.45 + 0.2 * random.nextDouble());
        paint.setPaint(new GradientPaint(0, 0, new Color(sky[0]), 0, (float) horizon, new Color(sky[1])));
        paint.fillRect(0, 0, width, height);
        sun(paint, random, width, horizon);
        boolean water = random.nextBoolean();
        for (int hill = 0; hill < HILLS; hill++) {
            double far = (double) hill / (HILLS - 1);
            double top = horizon - height * 0.16 * (1 - far) + (height - horizon) * 0.75 * far;
            if (water && hill == HILLS / 2) {
                water(paint, random, sky, width, height, top);
            }
            paint.setColor(mixed(new Color(ground[0]), new Color(ground[1]), far));
            hill(paint, random, top, height * (0.14 - 0.05 * far), width, height);
        }
    }

    private static void sun(Graphics2D paint, Random random, int width, double horizon) {
        float radius = (float) (width * (0.1 + 0.12 * random.nextDouble()));
        float x = (float) (width * (0.15 + 0.7 * random.nextDouble()));
        float y = (float) (horizon * (0.25 + 0.6 * random.nextDouble()));
        Color light = new Color(255, 246, 214, 235);
        paint.setPaint(new RadialGradientPaint(x, y, radius, new float[] {0f, 0.28f, 0.3f, 1f}, new Color[] {
            light, light, new Color(255, 240, 200, 110), new Color(255, 240, 200, 0)
        }));
        paint.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static void water(Graphics2D paint, Random random, int[] sky, int width, int height, double top) {
        paint.setPaint(new GradientPaint(
                0, (float) top, mixed(new Color(sky[1]), Color.WHITE, 0.1), 0, height, new Color(sky[0])));
        paint.fillRect(0, (int) top, width, height - (int) top);
        paint.setColor(new Color(255, 255, 255, 60));
        for (int i = 0; i < 40; i++) {
            double y = top + (height - top) * random.nextDouble();
            double length = width * 0.12 * random.nextDouble();
            paint.fillRect((int) (width * random.nextDouble()), (int) y, (int) length, Math.max(1, height / 300));
        }
    }

    private static void hill(Graphics2D paint, Random random, double top, double rise, int width, int height) {
        double first = random.nextDouble() * 10;
        double second = random.nextDouble() * 10;
        Path2D.Double line = new Path2D.Double();
        line.moveTo(0, height);
        for (int step = 0; step <= HILL_STEPS; step++) {
            double x = (double) step / HILL_STEPS;
            double y = Math.sin(first + x * 5.1) * 0.6 + Math.sin(second + x * 13.7) * 0.25;
            line.lineTo(x * width, top + y * rise);
        }
        line.lineTo(width, height);
        line.closePath();
        paint.fill(line);
    }

    private static Color mixed(Color a, Color b, double share) {
        return new Color(
                (int) (a.getRed() + (b.getRed() - a.getRed()) * share),
                (int) (a.getGreen() + (b.getGreen() - a.getGreen()) * share),
                (int) (a.getBlue() + (b.getBlue() - a.getBlue()) * share));
    }
}
