package dev.roost.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that other projects test with, out of their jars. What they say was read with exiftool 12.57. */
class RealPicturesTest {
    @TempDir
    static Path scratch;

    private static Thumbnails thumbnails;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        thumbnails = Thumbnails.open(DecoderLimits.USUAL, scratch, List.of());
    }

    @AfterAll
    static void close() {
        thumbnails.close();
    }

    @ParameterizedTest
    @CsvSource({
        "test-documents/IMG_1034.heic,         HEIF, 2018-02-05T15:11:44.277, 4032 × 3024, iPhone 8",
        "test-documents/testHEIF.heic,         HEIF, 2009-08-11T09:09:45.490, 800 × 544,   Canon EOS 40D",
        "test-documents/testJPEG_EXIF.jpg,     JPEG, 2009-08-11T09:09:45.490, 100 × 68,    Canon EOS 40D",
        "test-documents/testJPEG_GEO_2.jpg,    JPEG, 2012-02-19T16:43:29,     100 × 75,    Nexus S",
        "test-documents/testTIFF.tif,          TIFF, -,                       100 × 75,    -",
        "test-documents/testPNG.png,           PNG,  -,                       100 × 75,    -",
        "test-documents/testGIF.gif,           GIF,  -,                       100 × 75,    -",
        "test-documents/testBMP.bmp,           BMP,  -,                       100 × 75,    -",
        "webp/5_webp_ll.webp,                  WEBP, -,                       300 × 300,   -",
        "webp/small_1x13.webp,                 WEBP, -,                       1 × 13,      -",
    })
    void sayWhatTheySay(String name, MediaType type, String time, String size, String model) throws IOException {
        Facts facts = FactsReader.read(file(name), type);
        assertThat(facts.captured().map(captured -> captured.local().toString()).orElse("-"))
                .isEqualTo(time);
        assertThat(facts.frame().width() + " × " + facts.frame().height()).isEqualTo(size);
        assertThat(facts.camera().model().orElse("-")).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "test-documents/testJPEG_GEO_2.jpg,            JPEG",
        "test-documents/testTIFF.tif,                  TIFF",
        "test-documents/testPNG.png,                   PNG",
        "test-documents/testGIF.gif,                   GIF",
        "test-documents/testBMP.bmp,                   BMP",
        "test-documents/testWebp_Alpha_Lossy.webp,     WEBP",
        "test-documents/testWebp_Alpha_Lossless.webp,  WEBP",
        "webp/photo-iccp-adobergb.webp,                WEBP",
        "webp/animated-webp-supported.webp,            WEBP",
        "webp/small_1x13.webp,                         WEBP",
    })
    void haveThumbnailsOnAnyMachine(String name, MediaType type) throws Exception {
        Path file = file(name);
        Thumbnail made = thumbnails.make(file, type, FactsReader.read(file, type), 256);
        assertThat(made.reason()).isEmpty();
        assertThat(made.isMade()).isTrue();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve("file");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/" + name), name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
