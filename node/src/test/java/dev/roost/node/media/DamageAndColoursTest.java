package dev.roost.node.media;

import static dev.roost.node.media.Pieces.chunk;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.latin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.Octets;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails of broken files, and of colours that are written in less usual ways. */
class DamageAndColoursTest extends MadeThumbnailsTest {
    /** Behind the signature and the first chunk of a PNG. */
    private static final int PNG_HEAD_BYTES = 8 + 12 + 13;

    @ParameterizedTest
    @CsvSource({"png, PNG", "gif, GIF", "jpeg, JPEG"})
    void aFileThatEndsTooSoonShowsItsBeginning(String format, MediaType type) throws Exception {
        byte[] whole = encoded(stripes(), format);
        BufferedImage shown = shown(Arrays.copyOf(whole, whole.length * 2 / 3), type);
        assertThat(new Color(shown.getRGB(40, 5)).getGreen()).isGreaterThan(150);
        assertThat(new Color(shown.getRGB(120, 5)).getRed()).isGreaterThan(150);
    }

    @Test
    void aPngWithoutAPixelHasNoThumbnail() throws Exception {
        byte[] head = Arrays.copyOf(encoded(stripes(), "png"), PNG_HEAD_BYTES);
        assertThat(make(head, MediaType.PNG).isMade()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
    void greyThatMayBeTransparentIsAsBrightAsAny(int sample) throws Exception {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, Transparency.TRANSLUCENT, sample);
        BufferedImage grey = new BufferedImage(model, model.createCompatibleWritableRaster(64, 64), false, null);
        int unit = sample == DataBuffer.TYPE_BYTE ? 1 : 257;
        for (int i = 0; i < 64 * 64; i++) {
            grey.getRaster().setPixel(i % 64, i / 64, new int[] {80 * unit, (i % 64 < 32 ? 255 : 0) * unit});
        }
        BufferedImage shown = shown(encoded(grey, "png"), MediaType.PNG);
        assertThat(new Color(shown.getRGB(10, 10)).getRed()).isCloseTo(80, within(4));
        assertThat(new Color(shown.getRGB(54, 10)).getRed()).isCloseTo(255, within(4));
    }

    @Test
    void thePixelsOfAPngMeanWhatItsProfileSays() throws Exception {
        BufferedImage dark = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = dark.createGraphics();
        graphics.setColor(new Color(64, 64, 64));
        graphics.fillRect(0, 0, 64, 64);
        graphics.dispose();
        byte[] plain = encoded(dark, "png");
        assertThat(new Color(shown(plain, MediaType.PNG).getRGB(30, 30)).getRed())
                .isCloseTo(64, within(3));
        // A quarter of the light, which sRGB writes as 137.
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        assertThat(new Color(shown(with(profile(linear), plain), MediaType.PNG).getRGB(30, 30)).getGreen())
                .isCloseTo(137, within(4));
        byte[] nonsense = profile(latin("no profile at all"));
        assertThat(new Color(shown(with(nonsense, plain), MediaType.PNG).getRGB(30, 30)).getRed())
                .isCloseTo(64, within(3));
    }

    @Test
    void theFirstOfSeveralPicturesInAHeicIsShown() throws Exception {
        Path picture = Files.write(folder.resolve("picture"), encoded(stripes(), "jpeg"));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path tool = Files.writeString(
                tools.resolve("heif-convert"),
                "#!/bin/sh\ncp '" + picture + "' \"${4%.jpg}-1.jpg\" && cp '" + picture + "' \"${4%.jpg}-2.jpg\"\n");
        assumeTrue(tool.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")), "no shell here");
        try (Thumbnails own = Thumbnails.open(LIMITS, scratch, List.of(tools))) {
            Path file = Files.write(folder.resolve("file"), Heic.of(latin("MM")));
            assertThat(own.make(file, MediaType.HEIF, Facts.NONE, 256).isMade()).isTrue();
        }
    }

    /** Green and red beside each other, with enough detail that a file is as long as its rows are many. */
    private static BufferedImage stripes() {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int shade = 200 + (x * 7 + y * 13 + x * y) % 50;
                image.setRGB(x, y, x < 80 ? shade << 8 : shade << 16);
            }
        }
        return image;
    }

    private static byte[] profile(byte[] bytes) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        }
        return chunk("iCCP", latin("name\0\0"), deflated.toByteArray());
    }

    private static byte[] with(byte[] chunk, byte[] png) {
        return joined(Arrays.copyOf(png, PNG_HEAD_BYTES), chunk, Arrays.copyOfRange(png, PNG_HEAD_BYTES, png.length));
    }

    private BufferedImage shown(byte[] bytes, MediaType type) throws Exception {
        Thumbnail made = make(bytes, type);
        assertThat(made.reason()).isEmpty();
        Octets jpeg = made.jpegs().get(0);
        return ImageIO.read(new ByteArrayInputStream(jpeg.toArray()));
    }

    private Thumbnail make(byte[] bytes, MediaType type) throws Exception {
        return thumbnails.make(Files.write(folder.resolve("file"), bytes), type, Facts.NONE, 256);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).as(format).isTrue();
        return bytes.toByteArray();
    }
}
