package dev.roost.node.media;

import static dev.roost.node.media.Pieces.chunk;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.latin;
import static dev.roost.node.media.Pieces.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailsTest extends MadeThumbnailsTest {
    @ParameterizedTest
    @CsvSource({"jpeg, JPEG", "png, PNG", "gif, GIF", "bmp, BMP", "tiff, TIFF"})
    void makesEachSizeOfWhatJavaReads(String format, MediaType type) throws Exception {
        Thumbnail made = thumbnails.make(file(encoded(corners(1_500, 1_000), format)), type, Facts.NONE, 256, 1_024);
        assertThat(made.reason()).isEmpty();
        assertThat(made.jpegs()).hasSize(2);
        assertThat(size(made.jpegs().get(0))).isEqualTo("256 × 171");
        assertThat(size(made.jpegs().get(1))).isEqualTo("1024 × 683");
        assertThat(corners(made.jpegs().get(0))).isEqualTo("red green / blue white");
    }

    /** What the eight orientations do to a picture whose corners are stored red, green, blue, white. */
    @ParameterizedTest
    @CsvSource({
        "1, 256 × 171, red green / blue white",
        "2, 256 × 171, green red / white blue",
        "3, 256 × 171, white blue / green red",
        "4, 256 × 171, blue white / red green",
        "5, 171 × 256, red blue / green white",
        "6, 171 × 256, blue red / white green",
        "7, 171 × 256, white green / blue red",
        "8, 171 × 256, green white / red blue",
    })
    void isTurnedAsItIsShown(int orientation, String size, String corners) throws Exception {
        Path file = file(encoded(corners(600, 400), "jpeg"));
        Thumbnail made = thumbnails.make(file, MediaType.JPEG, Facts.of(Frame.stored(600, 400, orientation)), 256);
        assertThat(size(made.jpegs().get(0))).isEqualTo(size);
        assertThat(corners(made.jpegs().get(0))).isEqualTo(corners);
    }

    @Test
    void aSmallPictureKeepsItsSize() throws Exception {
        Thumbnail made = thumbnails.make(file(encoded(corners(40, 30), "png")), MediaType.PNG, Facts.NONE, 256);
        assertThat(size(made.jpegs().get(0))).isEqualTo("40 × 30");
    }

    @Test
    void nothingIsWhite() throws Exception {
        BufferedImage clear = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        Thumbnail made = thumbnails.make(file(encoded(clear, "png")), MediaType.PNG, Facts.NONE, 256);
        assertThat(corners(made.jpegs().get(0))).isEqualTo("white white / white white");
    }

    @Test
    void aLineOfPixelsIsAPicture() throws Exception {
        Thumbnail made = thumbnails.make(file(encoded(corners(5_000, 2), "png")), MediaType.PNG, Facts.NONE, 256);
        assertThat(size(made.jpegs().get(0))).isEqualTo("256 × 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.cr3", "x.cr2"})
    void aRawFileShowsItsLargestPreview(String name) throws Exception {
        byte[] small = encoded(corners(160, 120), "jpeg");
        byte[] large = encoded(corners(900, 600), "jpeg");
        byte[] raw = joined(latin("II*\0 sensor "), small, new byte[5_000], large, new byte[5_000]);
        MediaType type = name.endsWith("3") ? MediaType.RAW : MediaType.TIFF;
        Path file = Files.write(folder.resolve(name), raw);
        assertThat(size(thumbnails.make(file, type, Facts.NONE, 1_024).jpegs().get(0)))
                .isEqualTo("900 × 600");
    }

    @Test
    void aPictureThatClaimsTooManyPixelsIsNotDecoded() throws Exception {
        byte[] bomb = png(65_535, 65_535, chunk("IDAT", new byte[] {0x78, (byte) 0xDA, 3, 0}));
        Thumbnail none = thumbnails.make(file(bomb), MediaType.PNG, Facts.NONE, 256);
        assertThat(none.isMade()).isFalse();
        assertThat(none.reason()).contains("65535 × 65535 pixels");

        Facts claim = Facts.of(Frame.stored(65_535, 65_535, 1));
        assertThat(thumbnails.make(file(bomb), MediaType.HEIF, claim, 256).reason())
                .contains("65535 × 65535 pixels");
    }

    @Test
    void aPictureThatBreaksTheDecoderHarmsNoOther() throws Exception {
        // Sixteen megapixels are allowed, but these cannot be thinned out while they are read and need more than the
        // heap.
        Path heavy = file(encoded(new BufferedImage(4_400, 4_400, BufferedImage.TYPE_INT_ARGB), "png"));
        DecoderLimits tight = new DecoderLimits(1, 16, 1_024, 20_000_000, Duration.ofSeconds(20));
        try (Thumbnails small = Thumbnails.open(tight, scratch, List.of())) {
            Thumbnail none = small.make(heavy, MediaType.PNG, Facts.NONE, 4_000);
            assertThat(none.isMade()).isFalse();
            assertThat(none.reason()).contains("more memory than 16 MB");
            Path good = Files.write(folder.resolve("good"), encoded(corners(40, 30), "png"));
            assertThat(small.make(good, MediaType.PNG, Facts.NONE, 256).isMade())
                    .isTrue();
        }
    }

    @Test
    void aDecoderThatTakesTooLongIsKilled() throws Exception {
        DecoderLimits hasty = new DecoderLimits(1, 64, 1_024, 20_000_000, Duration.ofMillis(1));
        try (Thumbnails impatient = Thumbnails.open(hasty, scratch, List.of())) {
            Path file = file(encoded(corners(40, 30), "png"));
            assertThat(impatient.make(file, MediaType.PNG, Facts.NONE, 256).reason())
                    .contains("takes longer");
        }
    }

    @ParameterizedTest
    @CsvSource({"JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "RAW", "HEIF", "AVIF", "VIDEO", "JXL", "SIDECAR", "OTHER"})
    void whatCannotBeDecodedHasAReason(MediaType type) throws Exception {
        Thumbnail none = thumbnails.make(file(latin("\u00ff\u00d8\u00ff nonsense")), type, Facts.NONE, 256);
        assertThat(none.isMade()).isFalse();
        assertThat(none.reason()).isNotBlank();
    }

    @Test
    void aNameThatIsNoTextIsFound() throws Exception {
        Path file = Path.of(URI.create(folder.toUri() + "%FF-x.jpg"));
        Files.write(file, encoded(corners(40, 30), "jpeg"));
        assertThat(thumbnails.make(file, MediaType.JPEG, Facts.NONE, 256).isMade())
                .isTrue();
    }

    @Test
    void aMissingFileHasAReason() throws Exception {
        assertThat(thumbnails
                        .make(folder.resolve("gone"), MediaType.JPEG, Facts.NONE, 256)
                        .reason())
                .isNotBlank();
    }

    @Test
    void theMachinesOwnToolDecodesHeic() throws Exception {
        Path picture = Files.write(folder.resolve("picture"), encoded(corners(600, 400), "jpeg"));
        Path tools = tool("heif-convert", "[ -e \"$3\" ] && cp '" + picture + "' \"$4\"");
        try (Thumbnails own = Thumbnails.open(LIMITS, scratch, List.of(tools))) {
            assertThat(own.canMake(MediaType.HEIF)).isTrue();
            assertThat(own.canMake(MediaType.VIDEO)).isFalse();
            // The tool has turned the picture: the file's orientation must not turn it again.
            Facts turned = Facts.of(Frame.stored(600, 400, 6));
            Thumbnail made = own.make(file(Heic.of(latin("MM"))), MediaType.HEIF, turned, 256);
            assertThat(size(made.jpegs().get(0))).isEqualTo("256 × 171");
        }
    }

    @Test
    void aToolThatHangsIsKilled() throws Exception {
        Path tools = tool("ffmpeg", "exec tail -f /dev/null");
        DecoderLimits brief = new DecoderLimits(1, 64, 1_024, 20_000_000, Duration.ofSeconds(1));
        try (Thumbnails own = Thumbnails.open(brief, scratch, List.of(tools))) {
            Thumbnail none = own.make(file(latin("film")), MediaType.VIDEO, Facts.NONE, 256);
            assertThat(none.reason()).contains("ffmpeg");
        }
    }

    @Test
    void aRestedDecoderComesBack() throws Exception {
        Path file = file(encoded(corners(40, 30), "png"));
        assertThat(thumbnails.make(file, MediaType.PNG, Facts.NONE, 256).isMade())
                .isTrue();
        thumbnails.rest();
        assertThat(thumbnails.make(file, MediaType.PNG, Facts.NONE, 256).isMade())
                .isTrue();
    }

    @Test
    void closedDecodersAnswerNobody() throws Exception {
        Thumbnails closed = Thumbnails.open(LIMITS, scratch, List.of());
        closed.close();
        closed.close();
        assertThat(closed.make(file(encoded(corners(40, 30), "png")), MediaType.PNG, Facts.NONE, 256)
                        .isMade())
                .isFalse();
    }

    private Path tool(String name, String script) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        assumeTrue(tool.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")), "no shell here");
        return tools;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private static BufferedImage corners(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colors.length; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width, height);
        }
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).as(format).isTrue();
        return bytes.toByteArray();
    }

    private static String size(Octets jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.toArray()));
        return image.getWidth() + " × " + image.getHeight();
    }

    private static String corners(Octets jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.toArray()));
        int right = image.getWidth() - 3;
        int bottom = image.getHeight() - 3;
        return color(image.getRGB(2, 2)) + " " + color(image.getRGB(right, 2)) + " / " + color(image.getRGB(2, bottom))
                + " " + color(image.getRGB(right, bottom));
    }

    private static String color(int rgb) {
        boolean red = (rgb >> 16 & 0xFF) > 128;
        boolean green = (rgb >> 8 & 0xFF) > 128;
        boolean blue = (rgb & 0xFF) > 128;
        return red && green && blue ? "white" : red ? "red" : green ? "green" : blue ? "blue" : "black";
    }
}
