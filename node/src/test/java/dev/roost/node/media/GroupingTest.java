package dev.roost.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.MediaType;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMG_1.HEIC IMG_1.MOV                     | IMG_1.MOV=FILM of IMG_1.HEIC",
                "img_1.heic IMG_1.MOV                     | IMG_1.MOV=FILM of img_1.heic",
                "IMG_1.CR2 IMG_1.JPG                      | IMG_1.CR2=RAW of IMG_1.JPG",
                "IMG_1.CR3 IMG_1.HIF                      | IMG_1.CR3=RAW of IMG_1.HIF",
                "IMG_1.CR2                                | ''",
                "IMG_1.JPG IMG_2.MOV IMG_3.XMP            | ''",
                "IMG_1234.HEIC IMG_1234.AAE               | IMG_1234.AAE=SIDECAR of IMG_1234.HEIC",
                "IMG_1234.HEIC IMG_O1234.AAE              | IMG_O1234.AAE=SIDECAR of IMG_1234.HEIC",
                "IMG_1.JPG IMG_1.JPG.xmp                  | IMG_1.JPG.xmp=SIDECAR of IMG_1.JPG",
                "2024.05.12.JPG 2024.05.12.xmp            | 2024.05.12.xmp=SIDECAR of 2024.05.12.JPG",
                "DSC1.ARW DSC1.xmp                        | DSC1.xmp=SIDECAR of DSC1.ARW",
                "DSC1.ARW DSC1.JPG DSC1.ARW.xmp           | DSC1.ARW.xmp=SIDECAR of DSC1.JPG; DSC1.ARW=RAW of DSC1.JPG",
                "IMG_E1234.JPG IMG_1234.HEIC              | IMG_E1234.JPG=EDITED of IMG_1234.HEIC",
                "IMG_E1234.JPG                            | ''",
                "IMG_E1234.MOV IMG_1234.MOV               | IMG_E1234.MOV=EDITED of IMG_1234.MOV",
                "IMG_E1234.MOV IMG_1234.MOV IMG_1234.JPG  | IMG_1234.MOV=FILM of IMG_1234.JPG; IMG_E1234.MOV=EDITED of IMG_1234.JPG",
                "IMG_1.HEIC IMG_1.JPG IMG_1.MOV           | IMG_1.MOV=FILM of IMG_1.HEIC",
                "IMG_1.DNG IMG_1.HEIC IMG_1.MOV IMG_1.AAE | IMG_1.AAE=SIDECAR of IMG_1.HEIC; IMG_1.DNG=RAW of IMG_1.HEIC; IMG_1.MOV=FILM of IMG_1.HEIC",
            })
    void namesTellWhatBelongsTogether(String names, String expected) {
        List<FolderFile> folder = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            folder.add(file(name, NOON, Optional.empty(), Optional.empty()));
        }
        assertThat(told(Grouping.ties(folder))).isEqualTo(expected);
    }

    @Test
    void aPrimaryWithCompanionsIsTiedToItself() {
        FolderFile still = file("a.jpg", NOON, Optional.empty(), Optional.empty());
        FolderFile film = file("a.mov", NOON, Optional.empty(), Optional.empty());
        assertThat(Grouping.ties(List.of(film, still)))
                .containsExactlyInAnyOrder(new Tie(still, still, Part.PRIMARY), new Tie(film, still, Part.FILM));
        assertThat(Grouping.ties(List.of(still))).isEmpty();
    }

    @Test
    void anIdentifierJoinsHalvesUnderDifferentNames() {
        FolderFile still = file("export.heic", NOON, Optional.empty(), Optional.of("A"));
        FolderFile film = file("other.mov", NOON.plusYears(1), Optional.empty(), Optional.of("A"));
        assertThat(told(Grouping.ties(List.of(film, still)))).isEqualTo("other.mov=FILM of export.heic");
    }

    @Test
    void differentIdentifiersKeepFilesOfOneNameApart() {
        FolderFile still = file("a.heic", NOON, Optional.empty(), Optional.of("A"));
        FolderFile film = file("a.mov", NOON, Optional.empty(), Optional.of("B"));
        assertThat(Grouping.ties(List.of(film, still))).isEmpty();
    }

    @Test
    void aLongFilmBesideAStillIsAFilmOfItsOwn() {
        FolderFile still = file("a.jpg", NOON, Optional.empty(), Optional.empty());
        assertThat(Grouping.ties(List.of(still, film(Duration.ofSeconds(6), NOON, Optional.empty()))))
                .isEmpty();
        assertThat(Grouping.ties(List.of(still, film(Duration.ofSeconds(5), NOON, Optional.empty()))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // The still says 12:00 and no zone; the film's clock runs in UTC.
        "2024-02-29T12:00:04, true",
        "2024-02-29T10:00:04, true",
        "2024-02-29T06:15:04, true",
        "2024-02-29T11:50:00, false",
        "2024-02-28T12:00:00, false",
        "2023-02-28T12:00:00, false",
    })
    void aFilmsClockRunsInUtc(String utc, boolean together) {
        FolderFile still = file("a.jpg", NOON, Optional.empty(), Optional.empty());
        FolderFile film = film(Duration.ofSeconds(3), LocalDateTime.parse(utc), Optional.of(ZoneOffset.UTC));
        assertThat(!Grouping.ties(List.of(still, film)).isEmpty()).isEqualTo(together);
    }

    @Test
    void aCounterThatBeganAgainJoinsNoStrangers() {
        FolderFile raw = file("IMG_1.CR2", NOON, Optional.empty(), Optional.empty());
        FolderFile other = file("IMG_1.JPG", NOON.plusDays(400), Optional.empty(), Optional.empty());
        assertThat(Grouping.ties(List.of(raw, other))).isEmpty();
    }

    @Test
    void aLateHalfChangesItsOwnPhotoOnly() {
        FolderFile film = file("a.mov", NOON, Optional.empty(), Optional.empty());
        FolderFile sidecar = file("a.xmp", NOON, Optional.empty(), Optional.empty());
        FolderFile stranger = file("b.jpg", NOON, Optional.empty(), Optional.empty());
        FolderFile late = file("a.jpg", NOON, Optional.empty(), Optional.empty());
        assertThat(Grouping.changes(List.of(film, sidecar, stranger), late))
                .containsExactlyInAnyOrder(
                        new Tie(late, late, Part.PRIMARY),
                        new Tie(film, late, Part.FILM),
                        new Tie(sidecar, late, Part.SIDECAR));
    }

    /** Folders of chance: any order of arrival ends in the ties of the whole, and each file stands in one photo once. */
    @Test
    void theOrderOfArrivalDoesNotMatter() {
        for (long seed = 0; seed < 300; seed++) {
            List<FolderFile> folder = folder(new Random(seed));
            Set<Tie> whole = new HashSet<>(Grouping.ties(folder));
            Collections.shuffle(folder, new Random(seed));
            assertThat(new HashSet<>(Grouping.ties(folder))).as("seed %d", seed).isEqualTo(whole);

            Map<String, Tie> folded = new TreeMap<>();
            List<FolderFile> known = new ArrayList<>();
            for (FolderFile file : folder) {
                Grouping.changes(known, file)
                        .forEach(tie -> folded.put(tie.file().name(), tie));
                known.add(file);
            }
            assertThat(companions(folded.values())).as("seed %d", seed).isEqualTo(companions(whole));
            assertThat(whole.stream().map(Tie::file)).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(whole.stream().map(Tie::primary))
                    .as("seed %d", seed)
                    .allSatisfy(primary -> assertThat(whole).contains(new Tie(primary, primary, Part.PRIMARY)));
        }
    }

    private static Set<Tie> companions(Collection<Tie> ties) {
        return ties.stream().filter(tie -> tie.part() != Part.PRIMARY).collect(Collectors.toSet());
    }

    private static List<FolderFile> folder(Random random) {
        String[] bases = {"IMG_1234", "IMG_E1234", "IMG_O1234", "IMG_5678", "img_1234"};
        String[] endings = {"JPG", "HEIC", "MOV", "DNG", "AAE", "xmp", "JPG.xmp", "png"};
        Map<String, FolderFile> folder = new TreeMap<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            String name = bases[random.nextInt(bases.length)] + "." + endings[random.nextInt(endings.length)];
            Optional<String> id = random.nextInt(3) == 0 ? Optional.of("A" + random.nextInt(2)) : Optional.empty();
            folder.put(name, file(name, NOON.plusMinutes(random.nextInt(2)), Optional.empty(), id));
        }
        return new ArrayList<>(folder.values());
    }

    private static FolderFile film(Duration length, LocalDateTime time, Optional<ZoneOffset> zone) {
        return file(
                "a.mov",
                MediaType.VIDEO,
                new CaptureTime(time, zone),
                new Motion(Optional.empty(), false, Optional.of(length)));
    }

    private static FolderFile file(String name, LocalDateTime time, Optional<ZoneOffset> zone, Optional<String> id) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        MediaType type = switch (ending) {
            case "jpg" -> MediaType.JPEG;
            case "heic", "hif" -> MediaType.HEIF;
            case "png" -> MediaType.PNG;
            case "mov" -> MediaType.VIDEO;
            case "cr3" -> MediaType.RAW;
            case "cr2", "arw", "dng" -> MediaType.TIFF;
            case "aae", "xmp" -> MediaType.SIDECAR;
            default -> MediaType.OTHER;
        };
        Optional<Duration> length = type == MediaType.VIDEO ? Optional.of(Duration.ofSeconds(3)) : Optional.empty();
        return file(name, type, new CaptureTime(time, zone), new Motion(id, false, length));
    }

    private static FolderFile file(String name, MediaType type, CaptureTime time, Motion motion) {
        Facts facts = new Facts(Optional.of(time), Optional.empty(), Camera.UNKNOWN, Frame.UNKNOWN, motion);
        return new FolderFile(name, type, facts, 1_000);
    }

    private static String told(Collection<Tie> ties) {
        return ties.stream()
                .filter(tie -> tie.part() != Part.PRIMARY)
                .map(tie -> tie.file().name() + "=" + tie.part() + " of "
                        + tie.primary().name())
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
