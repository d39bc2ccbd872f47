package dev.roost.node.media;

import static dev.roost.node.media.Pieces.box;
import static dev.roost.node.media.Pieces.exifSegment;
import static dev.roost.node.media.Pieces.full;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.jpeg;
import static dev.roost.node.media.Pieces.latin;
import static dev.roost.node.media.Pieces.u16;
import static dev.roost.node.media.Pieces.u32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What films say of themselves, and the stills that belong to them. */
class FilmFactsTest extends FactsTest {
    /** That noon, in UTC, on QuickTime's clock. */
    private static final long NOON_SINCE_1904 = 2_082_844_800L + 1_709_208_000L;

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
}
