package dev.roost.node.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Seeds;
import dev.roost.proto.model.FieldWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTextsTest {
    private static final int MAKER = 0x010F;
    private static final int DESCRIPTION = 0x010E;

    @TempDir
    private Path temp;

    /** A picture with two texts in its EXIF. */
    private static byte[] picture(String maker, String description) throws IOException {
        byte[] jpeg = Jpegs.encoded(new Random(3), 64, false);
        FieldWriter tiff = new FieldWriter();
        int first = 8 + 2 + 2 * 12 + 4;
        tiff.bytes("MM\0*".getBytes(ISO_8859_1)).u32(8).u16(2);
        tiff.u16(DESCRIPTION).u16(2).u32(description.length() + 1).u32(first);
        tiff.u16(MAKER).u16(2).u32(maker.length() + 1).u32(first + description.length() + 1);
        tiff.u32(0).bytes((description + "\0" + maker + "\0").getBytes(US_ASCII));
        byte[] body = tiff.toBytes();
        FieldWriter exif = new FieldWriter().u16(0xFFE1).u16(body.length + 8);
        exif.bytes("Exif\0\0".getBytes(US_ASCII)).bytes(body);
        return Jpegs.join(Arrays.copyOf(jpeg, 2), exif.toBytes(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    @Test
    void tellsTheTextsAsTheyStandInTheFile() throws IOException {
        Path file = Files.write(
                temp.resolve("my secret name.jpg"), picture("Camera Works", "grandmother in the garden, May 2024"));
        assertThat(MetadataTexts.of(file)).contains("Camera Works", "grandmother in the garden, May 2024");
        assertThat(MetadataTexts.of(file)).noneMatch(text -> text.contains("my secret name"));
    }

    @Test
    void whatIsNoPictureSaysNothing() throws IOException {
        assertThat(MetadataTexts.of(Files.write(temp.resolve("a.txt"), "hello".getBytes(US_ASCII))))
                .isEmpty();
        assertThat(MetadataTexts.of(Files.createFile(temp.resolve("empty.jpg"))))
                .isEmpty();
        assertThat(MetadataTexts.of(temp.resolve("gone.jpg"))).isEmpty();
    }

    @Test
    void aDamagedPictureStopsNothing() {
        Seeds.each(60, chance -> {
            byte[] picture = picture("Camera Works", "grandmother in the garden, May 2024");
            for (int i = chance.nextInt(8); i >= 0; i--) {
                picture[2 + chance.nextInt(200)] = (byte) chance.nextInt();
            }
            Path file = Files.write(temp.resolve("damaged.jpg"), Arrays.copyOf(picture, chance.nextInt(900)));
            assertThat(MetadataTexts.of(file)).hasSizeLessThanOrEqualTo(1_000);
        });
    }
}
