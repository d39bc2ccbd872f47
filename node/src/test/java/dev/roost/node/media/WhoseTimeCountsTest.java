package dev.roost.node.media;

import static dev.roost.node.media.Pieces.box;
import static dev.roost.node.media.Pieces.chunk;
import static dev.roost.node.media.Pieces.exifSegment;
import static dev.roost.node.media.Pieces.full;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.jpeg;
import static dev.roost.node.media.Pieces.latin;
import static dev.roost.node.media.Pieces.littleU32;
import static dev.roost.node.media.Pieces.png;
import static dev.roost.node.media.Pieces.segment;
import static dev.roost.node.media.Pieces.u16;
import static dev.roost.node.media.Pieces.u32;
import static dev.roost.node.media.Pieces.u8;
import static dev.roost.node.media.Pieces.xmp;
import static dev.roost.node.media.Pieces.xmpSegment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.MediaType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where several parts of a file tell times, ExifTool's choice among them, and the places where only old cameras wrote. */
class WhoseTimeCountsTest {
    private static final String SHOT_IN_XMP = "exif:DateTimeOriginal='2001-02-03T04:05:06+01:00'";
    private static final String SHOT = "2001-02-03T04:05:06 +01:00";
    private static final byte[] SCANNED = exifSegment(exif(0x9004, "2024:02:29 12:00:00"));

    /** A film's clock at 2024-02-29 12:00:00 UTC. */
    private static final byte[] HEADER = full("mvhd", 0, u32(2_082_844_800L + 1_709_208_000L), u32(0), u32(1), u32(0));

    @TempDir
    Path folder;

    @Test
    void whenTheShotWasTakenCountsBeforeWhenItWasScanned() throws IOException {
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, SCANNED, xmpSegment(SHOT_IN_XMP))))
                .isEqualTo(SHOT);
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, SCANNED, press("20030405", "060708+0900"))))
                .isEqualTo("2003-04-05T06:07:08 +09:00");
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, SCANNED, xmpSegment("xmp:CreateDate='2001-02-03T04:05:06Z'"))))
                .isEqualTo("2024-02-29T12:00");
    }

    @Test
    void xmpsShotCountsBeforeThePress() throws IOException {
        byte[] press = press("20030405", "060708+0900");
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, press, xmpSegment(SHOT_IN_XMP))))
                .isEqualTo(SHOT);
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, press, xmpSegment("xmp:CreateDate='2001-02-03T04:05:06Z'"))))
                .isEqualTo("2003-04-05T06:07:08 +09:00");
    }

    @Test
    void aFilmsXmpCountsBeforeItsClock() throws IOException {
        byte[] packet = box("XMP_", xmp("xmp:CreateDate='2001-02-03T04:05:06+01:00'"));
        assertThat(captured(MediaType.VIDEO, box("moov", HEADER, box("udta", packet))))
                .isEqualTo(SHOT);
    }

    @Test
    void aFilmsUserDataTellItsTimeWithItsZone() throws IOException {
        byte[] date = box("date", latin("2001-02-03T04:05:06+0100"));
        assertThat(captured(MediaType.VIDEO, box("moov", HEADER, box("udta", date))))
                .isEqualTo(SHOT);
    }

    @Test
    void aDayAloneIsWorseThanAFilmsClock() throws IOException {
        byte[] day = box("\u00a9day", u16(10), u16(0), latin("2001-02-03"));
        assertThat(captured(MediaType.VIDEO, box("moov", HEADER, box("udta", day))))
                .isEqualTo("2024-02-29T12:00 Z");
    }

    @Test
    void aTiffKeepsThePressInPhotoshopsResourcesToo() throws IOException {
        byte[] datasets = datasets("20030405", "060708+0900");
        byte[] resource = joined(latin("8BIM"), u16(0x0404), u16(0), u32(datasets.length), datasets);
        byte[] tiff = TiffWriter.write(ByteOrder.BIG_ENDIAN, Map.of(0x8649, resource));
        assertThat(captured(MediaType.TIFF, tiff)).isEqualTo("2003-04-05T06:07:08 +09:00");
    }

    @Test
    void aSequenceOfPicturesIsDatedLikeAFilm() throws IOException {
        byte[] sequence = joined(box("ftyp", latin("avis")), box("moov", HEADER));
        assertThat(captured(MediaType.AVIF, sequence)).isEqualTo("2024-02-29T12:00 Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Creation Time | 2024:02:29 12:00:00+02:00       | 2024-02-29T12:00 +02:00",
                "Creation Time | Thu, 29 Feb 2024 12:00:00 GMT   | 2024-02-29T12:00 Z",
                "Creation Time | Thu, 29 Feb 2024 12:00:00 +0530 | 2024-02-29T12:00 +05:30",
                "create-date   | 2024-02-29T12:00:00             | 2024-02-29T12:00",
                "Creation Time | yesterday                       | -",
                "date:create   | 2024-02-29T12:00:00+00:00       | -",
            })
    void aScreenshotSaysInATextWhenItWasMade(String keyword, String text, String captured) throws IOException {
        byte[] words = chunk("tEXt", latin(keyword + "\0" + text));
        assertThat(captured(MediaType.PNG, png(1, 1, words))).isEqualTo(captured);
        byte[] international = chunk("iTXt", latin(keyword + "\0\0\0\0\0" + text));
        assertThat(captured(MediaType.PNG, png(1, 1, international))).isEqualTo(captured);
    }

    @Test
    void camerasBeforeExifAreRead() throws IOException {
        byte[] casio = segment(0xE1, latin("QVCI\0"), new byte[72], latin("1998.10.24.12.08.57\0"));
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, casio))).isEqualTo("1998-10-24T12:08:57");
        byte[] olympus = segment(0xEC, latin("\0 713\r\n[picture info]\r\nTimeDate=909698819\r\nShutter=33363\r\n"));
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, olympus))).isEqualTo("1998-10-29T22:06:59");
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, olympus, SCANNED))).isEqualTo("2024-02-29T12:00");
        assertThat(captured(MediaType.JPEG, jpeg(1, 1, segment(0xEC, latin("TimeDate=909698819\r\n")))))
                .isEqualTo("-");
    }

    @Test
    void aBigTiffIsReadLikeAny() throws IOException {
        byte[] detail = joined(littleU64(1), entry(0x9003, 2, 20, 100), littleU64(0));
        byte[] first = joined(
                littleU64(3),
                entry(0x0100, 16, 1, 400),
                entry(0x0101, 4, 1, 300),
                entry(0x8769, 18, 1, 120),
                littleU64(0));
        byte[] head = joined(latin("II+\0\u0008\0\0\0"), littleU64(16), first);
        assertThat(head).hasSize(92);
        byte[] file = joined(head, new byte[8], latin("2024:02:29 12:00:00\0"), detail);
        Facts facts = read(MediaType.TIFF, file);
        assertThat(captured(facts)).isEqualTo("2024-02-29T12:00");
        assertThat(facts.frame()).isEqualTo(new Frame(400, 300, 1));
    }

    @Test
    void anOldBitmapHasShortSizes() throws IOException {
        byte[] head =
                HexFormat.of().parseHex("424d0000000000000000" + "1a000000" + "0c000000" + "7f0040000100" + "0800");
        assertThat(read(MediaType.BMP, head).frame()).isEqualTo(new Frame(127, 64, 1));
    }

    private static byte[] entry(int tag, int type, long count, long value) {
        return joined(u8(tag), u8(tag >> 8), u8(type), u8(0), littleU64(count), littleU64(value));
    }

    private static byte[] littleU64(long value) {
        return joined(littleU32(value), littleU32(value >> 32));
    }

    private static byte[] press(String day, String time) {
        byte[] datasets = datasets(day, time);
        byte[] resource = joined(latin("8BIM"), u16(0x0404), u16(0), u32(datasets.length), datasets);
        return segment(0xED, latin("Photoshop 3.0\0"), resource);
    }

    private static byte[] datasets(String day, String time) {
        return joined(
                u8(0x1C), u8(2), u8(55), u16(8), latin(day), u8(0x1C), u8(2), u8(60), u16(time.length()), latin(time));
    }

    private static byte[] exif(int tag, String text) {
        return TiffWriter.write(ByteOrder.BIG_ENDIAN, Map.of(0x8769, Map.of(tag, text)));
    }

    private String captured(MediaType type, byte[] bytes) throws IOException {
        return captured(read(type, bytes));
    }

    private static String captured(Facts facts) {
        return facts.captured()
                .map(time ->
                        time.local() + time.offset().map(offset -> " " + offset).orElse(""))
                .orElse("-");
    }

    private Facts read(MediaType type, byte[] bytes) throws IOException {
        return FactsReader.read(Files.write(folder.resolve("file"), bytes), type);
    }
}
