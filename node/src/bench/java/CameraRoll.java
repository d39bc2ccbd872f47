import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes a folder like a phone's camera roll: JPEGs that decode, with noise as a sensor has it and Exif dates, and videos
 * of 20 to 80 MB that cannot be compressed. The same seed makes the same bytes.
 *
 * <pre>java CameraRoll.java FOLDER PHOTOS VIDEOS SEED</pre>
 */
final class CameraRoll {

    private static final int[][] SIZES = {{2016, 1512}, {2560, 1920}, {3024, 2268}, {4032, 3024}};
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
    private static final int PHOTOS_PER_FOLDER = 500;

    private final Path folder;
    private final SplittableRandom random;
    private final BufferedImage[] noise = new BufferedImage[3];

    private CameraRoll(Path folder, long seed) {
        this.folder = folder;
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = new BufferedImage(4032, 3024, BufferedImage.TYPE_INT_RGB);
            int[] pixels = ((DataBufferInt) noise[i].getRaster().getDataBuffer()).getData();
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = random.nextInt(40) << 16 | random.nextInt(40) << 8 | random.nextInt(40);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: java CameraRoll.java FOLDER PHOTOS VIDEOS SEED");
            System.exit(2);
        }
        CameraRoll roll = new CameraRoll(Path.of(args[0]), Long.parseLong(args[3]));
        roll.takePhotos(Integer.parseInt(args[1]));
        roll.takeVideos(Integer.parseInt(args[2]));
    }

    private void takePhotos(int count) throws IOException {
        LocalDateTime time = LocalDateTime.of(2023, 1, 1, 8, 0);
        for (int i = 0; i < count; i++) {
            time = time.plusMinutes(random.nextInt(1, 900));
            byte[] jpeg = compressed(picture());
            Path file = place("%dAPPLE".formatted(100 + i / PHOTOS_PER_FOLDER), "IMG_%04d.JPG".formatted(i + 1));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(jpeg, 0, 2);
                out.write(exif(time));
                out.write(jpeg, 2, jpeg.length - 2);
            }
        }
    }

    private void takeVideos(int count) throws IOException {
        byte[] start = {
            0, 0, 0, 0x18, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0, 'm', 'p', '4', '2', 'i', 's', 'o', 'm'
        };
        byte[] mebibyte = new byte[1 << 20];
        for (int i = 0; i < count; i++) {
            int mebibytes = random.nextInt(20, 80);
            try (OutputStream out = Files.newOutputStream(place("900VIDEO", "MOV_%04d.MP4".formatted(i + 1)))) {
                out.write(start);
                for (int m = 0; m < mebibytes; m++) {
                    random.nextBytes(mebibyte);
                    out.write(mebibyte);
                }
            }
        }
    }

    private Path place(String subfolder, String name) throws IOException {
        return Files.createDirectories(folder.resolve("DCIM").resolve(subfolder))
                .resolve(name);
    }

    private BufferedImage picture() {
        int[] size = SIZES[random.nextInt(SIZES.length)];
        BufferedImage image = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(
                0, 0, new Color(random.nextInt(1 << 24)), size[0], size[1], new Color(random.nextInt(1 << 24))));
        graphics.fillRect(0, 0, size[0], size[1]);
        for (int i = 0; i < 25; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 120));
            graphics.fillOval(
                    random.nextInt(size[0]), random.nextInt(size[1]), random.nextInt(50, 900), random.nextInt(50, 900));
        }
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
        BufferedImage grain = noise[random.nextInt(noise.length)];
        graphics.drawImage(grain, -random.nextInt(4032 - size[0] + 1), -random.nextInt(3024 - size[1] + 1), null);
        graphics.dispose();
        return image;
    }

    private static byte[] compressed(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(0.93f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(6 << 20);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** An APP1 segment with Make, Model, DateTimeOriginal and OffsetTimeOriginal (Exif 2.32, big-endian). */
    private static byte[] exif(LocalDateTime time) {
        byte[] make = "Apple\0".getBytes(StandardCharsets.US_ASCII);
        byte[] model = "iPhone 15\0".getBytes(StandardCharsets.US_ASCII);
        byte[] taken = (time.format(EXIF_TIME) + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] offset = "+02:00\0".getBytes(StandardCharsets.US_ASCII);
        int exifDirectory = 8 + 2 + 3 * 12 + 4;
        int texts = exifDirectory + 2 + 2 * 12 + 4;
        ByteBuffer tiff =
                ByteBuffer.allocate(400).put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        tiff.putShort((short) 3);
        field(tiff, 0x010F, 2, make.length, texts);
        field(tiff, 0x0110, 2, model.length, texts + make.length);
        field(tiff, 0x8769, 4, 1, exifDirectory);
        tiff.putInt(0).putShort((short) 2);
        field(tiff, 0x9003, 2, taken.length, texts + make.length + model.length);
        field(tiff, 0x9011, 2, offset.length, texts + make.length + model.length + taken.length);
        tiff.putInt(0).put(make).put(model).put(taken).put(offset).put((byte) 0).flip();
        return ByteBuffer.allocate(tiff.limit() + 10)
                .putShort((short) 0xFFE1)
                .putShort((short) (tiff.limit() + 8))
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                .put(tiff)
                .array();
    }

    private static void field(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
