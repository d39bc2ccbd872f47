package dev.roost.node.media;

import static dev.roost.node.media.Pieces.exifSegment;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.jpeg;
import static dev.roost.node.media.Pieces.latin;
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
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What photos say of themselves in Exif, XMP and IPTC. */
class FactsReaderTest extends FactsTest {
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
}
