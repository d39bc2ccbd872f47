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
import static dev.roost.node.media.Pieces.riff;
import static dev.roost.node.media.Pieces.segment;
import static dev.roost.node.media.Pieces.u16;
import static dev.roost.node.media.Pieces.u32;
import static dev.roost.node.media.Pieces.u8;
import static dev.roost.node.media.Pieces.xmp;
import static dev.roost.node.media.Pieces.xmpSegment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsReaderTest {
    private static final String NOON = "2024:02:29 12:00:00";
    private static final CaptureTime NOON_LOCAL =
            new CaptureTime(LocalDateTime.of(2024, 2, 29, 12, 0), Optional.empty());

    /** The same moment on QuickTime's clock. */
    private static final long NOON_SINCE_1904 = 2_082_844_800L + 1_709_208_000L;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
    void aCameraSaysWhenWhereAndWithWhat(String order) throws IOException {
        Map<Integer, Object> gps = new LinkedHashMap<>();
        gps.put(1, "S");
        gps.put(2, new int[] {33, 1, 51, 1, 3540, 100});
        gps.put(3, "E");
        gps.put(4, new int[] {151, 1, 12, 1, 0, 1});
        gps.put(6, new int[] {585, 10});
        Map<Integer, Object> detail = new LinkedHashMap<>();
        detail.put(0x9003, NOON);
        detail.put(0x9011, "+11:00");
        detail.put(0x9291, "25");
        detail.put(0xA434, "Lens 24-70 ");
        detail.put(0x8825, 0);
        Map<Integer, Object> camera = new LinkedHashMap<>();
        camera.put(0x010F, "  Maker \0rest");
        camera.put(0x0110, "Model");
        camera.put(0x0112, 6);
        camera.put(0x8769, detail);
        camera.put(0x8825, gps);
        ByteOrder byteOrder = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Facts facts = read(MediaType.JPEG, jpeg(400, 300, exifSegment(TiffWriter.write(byteOrder, camera))));

        assertThat(facts.captured())
                .contains(new CaptureTime(
                        LocalDateTime.of(2024, 2, 29, 12, 0, 0, 250_000_000), Optional.of(ZoneOffset.ofHours(11))));
        assertThat(facts.camera())
                .isEqualTo(new Camera(Optional.of("Maker"), Optional.of("Model"), Optional.of("Lens 24-70")));
        assertThat(facts.frame()).isEqualTo(new Frame(300, 400, 6));
        assertThat(facts.place()).hasValueSatisfying(place -> {
            assertThat(place.latitude()).isCloseTo(-33.85983, within(1e-4));
            assertThat(place.longitude()).isCloseTo(151.2, within(1e-9));
            assertThat(place.altitude()).hasValue(58.5);
        });
    }

    @Test
    void aScanHasOnlyADigitizedTime() throws IOException {
        assertThat(read(MediaType.JPEG, jpeg(1, 1, exifSegment(exif(Map.of(0x9004, NOON)))))
                        .captured())
                .contains(NOON_LOCAL);
    }

    @Test
    void aTimeOfZerosGivesWayToTheNext() throws IOException {
        Map<Integer, Object> zeros = Map.of(0x9003, "0000:00:00 00:00:00", 0x9004, NOON);
        assertThat(read(MediaType.JPEG, jpeg(1, 1, exifSegment(exif(zeros)))).captured())
                .contains(NOON_LOCAL);
    }

    @Test
    void exifIsBelievedBeforeXmpWhereverTheyStand() throws IOException {
        byte[] packet = xmpSegment("exif:DateTimeOriginal='2001-01-01T00:00:00Z'");
        byte[] block = exifSegment(exif(Map.of(0x9003, NOON)));
        assertThat(read(MediaType.JPEG, jpeg(1, 1, packet, block)).captured()).contains(NOON_LOCAL);
        assertThat(read(MediaType.JPEG, jpeg(1, 1, block, packet)).captured()).contains(NOON_LOCAL);
    }

    @Test
    void aDamagedBlockTakesOnlyItsOwnWithIt() throws IOException {
        byte[] damaged = exifSegment(latin("MM\0*\u00ff\u00ff\u00ff\u00ff"));
        byte[] packet = xmpSegment("xmp:CreateDate='2024-02-29T12:00:00'");
        Facts facts = read(MediaType.JPEG, jpeg(30, 20, damaged, packet));
        assertThat(facts.captured()).contains(NOON_LOCAL);
        assertThat(facts.frame()).isEqualTo(new Frame(30, 20, 1));
    }

    @Test
    void theXmpOfPastEditsIsNotThePictures() throws IOException {
        String nested = "><xmp:History><rdf:Description xmp:CreateDate='2001-01-01T00:00:00'/></xmp:History"
                + "><photoshop:DateCreated>2024-02-29T12:00:00</photoshop:DateCreated></rdf:Description";
        byte[] packet = latin(new String(xmp(nested), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("</rdf:Description/>", "</rdf:Description>"));
        assertThat(read(MediaType.SIDECAR, packet).captured()).contains(NOON_LOCAL);
    }

    @Test
    void onlyExifTurnsAPicture() throws IOException {
        byte[] upright = exifSegment(TiffWriter.write(ByteOrder.BIG_ENDIAN, Map.of(0x0112, 1)));
        Facts facts = read(MediaType.JPEG, jpeg(40, 30, upright, xmpSegment("tiff:Orientation='6'")));
        assertThat(facts.frame()).isEqualTo(new Frame(40, 30, 1));
    }

    @Test
    void entitiesInXmpAreNotFollowed() throws IOException {
        byte[] packet = joined(
                latin(
                        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"),
                xmp("xmp:CreateDate='&b;&c;'"));
        assertThat(read(MediaType.SIDECAR, packet)).isEqualTo(Facts.NONE);
    }

    @Test
    void aPhoneMarksStillsWithAFilmBehindThem() throws IOException {
        assertThat(read(MediaType.JPEG, jpeg(1, 1, xmpSegment("GCamera:MotionPhoto='1'")))
                        .motion()
                        .within())
                .isTrue();
        assertThat(read(MediaType.JPEG, jpeg(1, 1, xmpSegment("GCamera:MicroVideo='1'")))
                        .motion()
                        .within())
                .isTrue();
        assertThat(read(MediaType.JPEG, jpeg(1, 1, xmpSegment("GCamera:MotionPhoto='0'")))
                        .motion()
                        .within())
                .isFalse();
    }

    @Test
    void bothHalvesOfALivePhotoCarryOneIdentifier() throws IOException {
        byte[] note = joined(
                latin("Apple iOS\0"),
                u16(1),
                latin("MM"),
                u16(1),
                u16(0x11),
                u16(2),
                u32(5),
                u32(32),
                u32(0),
                latin("ID-1\0"));
        Facts still = read(MediaType.JPEG, jpeg(1, 1, exifSegment(exif(Map.of(0x927C, note)))));
        Facts film = read(
                MediaType.VIDEO,
                movie(keys(Map.of("content.identifier", "ID-1", "creationdate", "2024-02-29T12:00:00+0200"))));
        assertThat(still.motion().contentId())
                .contains("ID-1")
                .isEqualTo(film.motion().contentId());
        assertThat(film.captured()).contains(new CaptureTime(NOON_LOCAL.local(), Optional.of(ZoneOffset.ofHours(2))));
    }

    @Test
    void aFilmWithoutItsPhonesWordsIsDatedByItsHeaderInUtc() throws IOException {
        Facts facts = read(MediaType.VIDEO, movie());
        assertThat(facts.captured()).contains(new CaptureTime(NOON_LOCAL.local(), Optional.of(ZoneOffset.UTC)));
        assertThat(facts.motion().duration()).contains(Duration.ofMillis(2500));
        assertThat(facts.frame()).isEqualTo(new Frame(1080, 1920, 6));
    }

    @ParameterizedTest
    @CsvSource({"0", "2082844800"})
    void aFilmsClockThatWasNeverSetIsNoDate(long seconds) throws IOException {
        byte[] film = box("moov", full("mvhd", 0, u32(seconds), u32(0), u32(600), u32(0)));
        assertThat(read(MediaType.VIDEO, film).captured()).isEmpty();
    }

    @Test
    void aFilmKnowsItsPlace() throws IOException {
        byte[] film = movie(keys(Map.of("location.ISO6709", "+37.3318-122.0312+010.000/")));
        assertThat(read(MediaType.VIDEO, film).place())
                .contains(new Place(37.3318, -122.0312, java.util.OptionalDouble.of(10)));
    }

    @Test
    void aPngCarriesExifThreeWays() throws IOException {
        byte[] tiff = exif(Map.of(0x9003, NOON));
        byte[] hex = latin("\nexif\n" + (tiff.length + 6) + "\n"
                + HexFormat.of().formatHex(joined(latin("Exif\0\0"), tiff)) + "\n");
        byte[] packet = xmp("exif:DateTimeOriginal='2024-02-29T12:00:00'");
        for (byte[] chunk : new byte[][] {
            chunk("eXIf", tiff),
            chunk("zTXt", latin("Raw profile type exif\0\0"), deflated(hex)),
            chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0"), packet),
            chunk("iTXt", latin("XML:com.adobe.xmp\0\1\0\0\0"), deflated(packet)),
        }) {
            Facts facts = read(MediaType.PNG, png(70, 50, chunk));
            assertThat(facts.captured()).contains(NOON_LOCAL);
            assertThat(facts.frame()).isEqualTo(new Frame(70, 50, 1));
        }
    }

    @Test
    void aPngsOwnTimeIsWhenItWasSaved() throws IOException {
        assertThat(read(MediaType.PNG, png(1, 1, chunk("tIME", u16(2024), u8(2), u8(29), u8(12), u8(0), u8(0))))
                        .captured())
                .isEmpty();
    }

    @Test
    void aWebpCarriesExifAndItsSize() throws IOException {
        byte[] size = joined(u32(0), new byte[] {99, 0, 0, 49, 0, 0});
        byte[] body = joined(latin("WEBP"), riff("VP8X", size), riff("EXIF", exif(Map.of(0x9003, NOON))));
        Facts facts = read(MediaType.WEBP, joined(latin("RIFF"), littleU32(body.length), body));
        assertThat(facts.captured()).contains(NOON_LOCAL);
        assertThat(facts.frame()).isEqualTo(new Frame(100, 50, 1));
    }

    @Test
    void aHeicHasTheSizeOfItsPrimaryItemNotOfATile() throws IOException {
        Facts facts = read(MediaType.HEIF, Heic.of(exif(Map.of(0x9003, NOON))));
        assertThat(facts.frame()).isEqualTo(new Frame(3024, 4032, 6));
        assertThat(facts.captured()).contains(NOON_LOCAL);
    }

    @Test
    void aCr3KeepsItsTablesInABoxOfCanons() throws IOException {
        byte[] uuid = HexFormat.of().parseHex("85c0b687820f11e08111f4ce462b6a48");
        byte[] camera = TiffWriter.write(ByteOrder.LITTLE_ENDIAN, Map.of(0x0110, "Canon EOS R6"));
        byte[] detail = TiffWriter.write(ByteOrder.LITTLE_ENDIAN, Map.of(0x9003, NOON, 0xA002, 5472, 0xA003, 3648));
        byte[] file = joined(
                box("ftyp", latin("crx ")), box("moov", box("uuid", uuid, box("CMT1", camera), box("CMT2", detail))));
        Facts facts = read(MediaType.RAW, file);
        assertThat(facts.captured()).contains(NOON_LOCAL);
        assertThat(facts.camera().model()).contains("Canon EOS R6");
        assertThat(facts.frame()).isEqualTo(new Frame(5472, 3648, 1));
    }

    @Test
    void aPressPhotoIsDatedByDayAndTime() throws IOException {
        byte[] day = joined(u8(0x1C), u8(2), u8(55), u16(8), latin("20240229"));
        byte[] time = joined(u8(0x1C), u8(2), u8(60), u16(11), latin("120000+0530"));
        assertThat(press(joined(day, time)).captured())
                .contains(new CaptureTime(NOON_LOCAL.local(), Optional.of(ZoneOffset.ofHoursMinutes(5, 30))));
        assertThat(press(day).captured()).isEmpty();
    }

    @Test
    void aMissingFileSaysNothing() {
        assertThat(FactsReader.read(folder.resolve("missing"), MediaType.JPEG)).isEqualTo(Facts.NONE);
    }

    private Facts press(byte[] datasets) throws IOException {
        byte[] resource = joined(latin("8BIM"), u16(0x0404), u16(0), u32(datasets.length), datasets);
        return read(MediaType.JPEG, jpeg(1, 1, segment(0xED, latin("Photoshop 3.0\0"), resource)));
    }

    private static byte[] exif(Map<Integer, Object> detail) {
        return TiffWriter.write(ByteOrder.BIG_ENDIAN, Map.of(0x8769, detail));
    }

    private static byte[] keys(Map<String, String> values) {
        byte[] keys = new byte[0];
        byte[] list = new byte[0];
        int index = 1;
        for (Map.Entry<String, String> value : values.entrySet()) {
            keys = joined(keys, box("mdta", latin("com.apple.quicktime." + value.getKey())));
            byte[] data = box("data", u32(1), u32(0), latin(value.getValue()));
            list = joined(list, u32(8L + data.length), u32(index++), data);
        }
        byte[] handler = box("hdlr", new byte[24]);
        return box("meta", handler, full("keys", 0, u32(values.size()), keys), box("ilst", list));
    }

    private static byte[] movie(byte[]... more) {
        byte[] quarterTurn = joined(u32(0), u32(0x10000), u32(0), u32(0xFFFF0000L), new byte[20]);
        byte[] track = full("tkhd", 0, new byte[36], quarterTurn, u32(1920L << 16), u32(1080L << 16));
        byte[] header = full("mvhd", 0, u32(NOON_SINCE_1904), u32(0), u32(600), u32(1500));
        return joined(
                box("ftyp", latin("qt  ")),
                box("mdat", new byte[100]),
                box("moov", header, box("trak", track), joined(more)));
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private Facts read(MediaType type, byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return FactsReader.read(file, type);
    }
}
