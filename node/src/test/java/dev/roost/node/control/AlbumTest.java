package dev.roost.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.api.DetailsReport;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.TimelineReport;
import dev.roost.node.kit.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a window asks of a library, in this process and over a socket alike. */
class AlbumTest extends ServedLibraryTest {
    private static final String NO_ID = "0".repeat(64);

    @BeforeEach
    void takePictures() throws Exception {
        pictures = Files.createDirectories(pictures.resolve("Rome"));
        write("IMG_1.JPG", Pictures.jpeg(random, "2024-07-15T12:00:00+02:00", "Model X"));
        write("IMG_1.MOV", Pictures.film(random, 3));
        write("IMG_2.JPG", Pictures.jpeg(random, "2024-07-31T23:59:59", "Model Y"));
        write("IMG_3.JPG", Pictures.jpeg(random, "2023-01-01T00:00:00", "Model X"));
        write("scan.jpg", Pictures.undated(random));
    }

    private void write(String name, byte[] bytes) throws Exception {
        Files.write(pictures.resolve(name), bytes);
    }

    private long keep(boolean hold) throws NodeException {
        KeepReport report = local.keep(
                new KeepRequest(List.of(pictures.resolveSibling(".").toUri().toString()), true, hold, false),
                Observer.NONE);
        assertThat(report.failed()).isEmpty();
        assertThat(report.resources()).isEqualTo(5);
        return report.photos();
    }

    private static PhotoQuery query(String since, String until, String words) {
        return new PhotoQuery(
                Optional.of(since).filter(day -> !day.isEmpty()),
                Optional.of(until).filter(day -> !day.isEmpty()),
                words,
                false);
    }

    private List<String> names(PhotoQuery query, String month) throws NodeException {
        return remote.page(new PageRequest(query, month, 0, 100)).tiles().stream()
                .map(PageReport.Tile::name)
                .toList();
    }

    @Test
    void monthsAndTheirPhotosTheLastFirst() throws Exception {
        keep(true);
        TimelineReport timeline = remote.timeline(PhotoQuery.ALL);
        assertThat(timeline.photos()).isEqualTo(4);
        assertThat(timeline.months())
                .containsExactly(
                        new TimelineReport.Month("2024-07", 2),
                        new TimelineReport.Month("2023-01", 1),
                        new TimelineReport.Month("", 1));
        assertThat(names(PhotoQuery.ALL, "2024-07")).containsExactly("IMG_2.JPG", "IMG_1.JPG");
        assertThat(names(PhotoQuery.ALL, "")).containsExactly("scan.jpg");
        PageReport.Tile live = remote.page(new PageRequest(PhotoQuery.ALL, "2024-07", 1, 1))
                .tiles()
                .get(0);
        assertThat(live.takenAt()).contains("2024-07-15T12:00:00+02:00");
        assertThat(live.film()).isTrue();
        assertThat(live.parts()).isEqualTo(2);
        assertThat(live.kind()).isEqualTo("jpeg");
        assertThat(remote.page(new PageRequest(PhotoQuery.ALL, "2024-07", 0, 1))
                        .tiles()
                        .get(0)
                        .takenAt())
                .as("without an offset, for the camera said none")
                .contains("2024-07-31T23:59:59");
    }

    @Test
    void daysAndWords() throws Exception {
        keep(true);
        assertThat(remote.timeline(query("2024-07-15", "2024-07-30", "")).photos())
                .isEqualTo(1);
        assertThat(remote.timeline(query("2023-01-01", "", "")).photos()).isEqualTo(3);
        assertThat(names(query("", "", "model x"), "2024-07")).containsExactly("IMG_1.JPG");
        assertThat(remote.timeline(query("", "", "rome MODEL img_3")).photos()).isEqualTo(1);
        assertThat(remote.timeline(query("", "", "mov")).photos())
                .as("by the name of any of its files")
                .isEqualTo(1);
        assertThat(remote.timeline(query("", "", "x nowhere")).photos()).isZero();
        assertThat(remote.timeline(new PhotoQuery(Optional.empty(), Optional.empty(), "", true))
                        .photos())
                .isZero();
    }

    @Test
    void whatIsNoQuestionIsSaidToBeNone() throws Exception {
        for (String date : List.of("2024", "2024-13-01", "yesterday", "2024-02-30", "+999999999-01-01")) {
            assertUsage(() -> remote.timeline(query(date, "", "")));
        }
        assertUsage(() -> remote.page(new PageRequest(PhotoQuery.ALL, "2024-7", 0, 1)));
        assertUsage(() -> remote.page(new PageRequest(PhotoQuery.ALL, "2024-13", 0, 1)));
        assertUsage(() -> remote.page(new PageRequest(PhotoQuery.ALL, "2024-07", 0, 1_001)));
        assertUsage(() -> remote.page(new PageRequest(PhotoQuery.ALL, "2024-07", -1, 1)));
        assertUsage(() -> remote.timeline(query("", "", "x".repeat(1_001))));
        assertThatThrownBy(() -> remote.photo(NO_ID))
                .isInstanceOfSatisfying(
                        NodeException.class, e -> assertThat(e.code()).isEqualTo("no-such-photo"));
    }

    private static void assertUsage(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        NodeException.class, e -> assertThat(e.code()).isEqualTo("usage"));
    }

    @Test
    void allOfOnePhoto() throws Exception {
        keep(true);
        String id = remote.page(new PageRequest(query("", "", "mov"), "2024-07", 0, 1))
                .tiles()
                .get(0)
                .id();
        DetailsReport details = remote.photo(id.substring(0, 12));
        assertThat(details.photo().resources())
                .extracting(PhotoReport.ResourceReport::name)
                .containsExactly("IMG_1.JPG", "IMG_1.MOV");
        assertThat(details.camera()).isEqualTo("Maker Model X");
        assertThat(details.albums()).containsExactly("Rome");
        assertThat(details.open())
                .contains(pictures.resolve("IMG_1.JPG").toUri().toASCIIString());
        assertThat(details.copies()).hasSize(1);
        assertThat(details.copies().get(0).name()).isEqualTo("laptop");
        assertThat(details.copies().get(0).has()).isTrue();
        assertThat(details.latitude()).isEmpty();
        assertThat(details.trashed()).isFalse();
    }

    @Test
    void statusCountsPhotosAndTheListShowsEachOnceWithAllItsFiles() throws Exception {
        assertThat(keep(true)).isEqualTo(4);
        assertThat(keep(true)).as("and again").isEqualTo(4);
        StatusReport status = remote.status();
        assertThat(status.photos()).isEqualTo(4).isEqualTo(status.backedUp());
        assertThat(status.resources()).isEqualTo(5);
        List<PhotoReport> photos = remote.photos().photos();
        assertThat(photos).hasSize(4);
        assertThat(photos.get(0).resources()).hasSize(2);
        assertThat(photos.get(0).takenAt()).contains("2024-07-15T12:00:00+02:00");
        assertThat(photos.get(3).takenAt()).isEmpty();
        assertThat(remote.photos(query("2024-07-15", "2024-07-15", "")).photos())
                .extracting(PhotoReport::name)
                .containsExactly("IMG_1.JPG");
    }

    @Test
    void photosThatNoOtherDeviceHasYetAreShownToo() throws Exception {
        keep(false);
        assertThat(remote.status().pending()).isEqualTo(5);
        assertThat(remote.timeline(PhotoQuery.ALL).photos()).isEqualTo(5);
        assertThat(remote.photos(query("2024-01-01", "", "")).photos())
                .extracting(PhotoReport::takenAt)
                .containsExactly(Optional.of("2024-07-15T12:00:00+02:00"), Optional.of("2024-07-31T23:59:59"));
        String id = remote.page(new PageRequest(PhotoQuery.ALL, "2023-01", 0, 1))
                .tiles()
                .get(0)
                .id();
        DetailsReport details = remote.photo(id);
        assertThat(details.photo().state()).isEqualTo("pending");
        assertThat(details.camera()).isEqualTo("Maker Model X");
        assertThat(details.copies().get(0).has()).isFalse();
    }

    @Test
    void aTimeIsBroughtBack() throws Exception {
        keep(true);
        Path to = temp.toRealPath().resolve("back");
        RestoreRequest july = new RestoreRequest(
                to.toUri().toString(), List.of(), Optional.of("2024-07-01"), Optional.of("2024-07-30"));
        RestoreReport report = remote.restore(july, Observer.NONE);
        assertThat(report.photos()).isEqualTo(1);
        assertThat(report.resources()).isEqualTo(2);
        assertThat(to.resolve("pictures/Rome/IMG_1.MOV")).hasSameBinaryContentAs(pictures.resolve("IMG_1.MOV"));
        assertThat(to.resolve("pictures/Rome/IMG_2.JPG")).doesNotExist();
        String id = remote.photos().photos().get(0).id();
        RestoreRequest named =
                new RestoreRequest(to.toUri().toString(), List.of(id), Optional.of("2024-07-16"), Optional.empty());
        assertThat(remote.restore(named, Observer.NONE).photos())
                .as("named, and not taken then")
                .isZero();
    }
}
