package dev.roost.node.cli;

import dev.roost.proto.model.FieldWriter;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import javax.imageio.ImageIO;

/** A folder as people have it, made for trying: pictures with dates and names, a film, a text, an empty file. */
final class SampleFolder {
    private static final int PICTURES = 8;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;
    private static final int FILM_BYTES = 3_000_000;
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

    private SampleFolder() {}

    /** Fills a folder, which is made. */
    static void make(Path folder) throws IOException {
        Random random = new Random(1);
        Path summer = Files.createDirectories(folder.resolve("Sommer an der Küste"));
        Path birthday = Files.createDirectories(folder.resolve("Birthday").resolve("Guests"));
        LocalDateTime taken = LocalDateTime.of(2024, 7, 14, 11, 32);
        for (int i = 0; i < PICTURES; i++) {
            taken = taken.plusMinutes(random.nextInt(600));
            Path file = (i % 2 == 0 ? summer : birthday).resolve("IMG_%04d.JPG".formatted(2041 + i));
            Files.write(file, picture(random, taken));
            Files.setLastModifiedTime(file, FileTime.from(taken.toInstant(ZoneOffset.UTC)));
        }
        Files.copy(summer.resolve("IMG_2041.JPG"), birthday.resolve("the same once more.jpg"));
        byte[] film = new byte[FILM_BYTES];
        random.nextBytes(film);
        System.arraycopy("\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1), 0, film, 0, 12);
        Files.write(birthday.resolve("MOV_2050.MP4"), film);
        Files.writeString(
                folder.resolve("who is who.txt"), "Grandmother sits in the middle, uncle Karl on the left.\n");
        Files.createFile(folder.resolve("empty.jpg"));
        Files.setLastModifiedTime(folder.resolve("empty.jpg"), FileTime.from(Instant.ofEpochSecond(-1_000_000, 5_000)));
    }

    private static byte[] picture(Random random, LocalDateTime taken) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, color(random), WIDTH, HEIGHT, color(random)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < 40; i++) {
            graphics.setColor(color(random));
            graphics.fillOval(
                    random.nextInt(WIDTH), random.nextInt(HEIGHT), 20 + random.nextInt(400), 20 + random.nextInt(400));
        }
        graphics.dispose();
        for (int i = 0; i < WIDTH * HEIGHT / 8; i++) {
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(HEIGHT);
            image.setRGB(x, y, image.getRGB(x, y) ^ random.nextInt(0x3f3f3f));
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(exif(taken));
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(1 << 24));
    }

    /** An APP1 segment with maker, model and time (EXIF 2.3): a TIFF of one directory, its texts behind it. */
    private static byte[] exif(LocalDateTime taken) {
        String[] texts = {"Sample Camera Works\0", "Try-It Mark II\0", taken.format(EXIF_TIME) + "\0"};
        int[] tags = {0x010F, 0x0110, 0x0132};
        FieldWriter tiff = new FieldWriter();
        tiff.bytes("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).u32(8).u16(tags.length);
        int at = 8 + 2 + 12 * tags.length + 4;
        for (int i = 0; i < tags.length; i++) {
            tiff.u16(tags[i]).u16(2).u32(texts[i].length()).u32(at);
            at += texts[i].length();
        }
        tiff.u32(0);
        for (String text : texts) {
            tiff.bytes(text.getBytes(StandardCharsets.US_ASCII));
        }
        byte[] body = tiff.toBytes();
        return new FieldWriter()
                .u16(0xFFE1)
                .u16(body.length + 8)
                .bytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .bytes(body)
                .toBytes();
    }
}
