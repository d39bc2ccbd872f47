package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.kit.Pictures;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.TimelineQuery;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.photo.KeptFolder;
import dev.roost.proto.model.PhotoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Files that belong together are one photo, whenever they come. */
class PhotosOfSeveralFilesTest extends PicturesFolderTest {
    private static final String NOON = "2024-02-29T12:00:00";

    private final Random random = new Random(7);
    private final KeptPhotos photos = new KeptPhotos(home.member());

    PhotosOfSeveralFilesTest() throws IOException {}

    private void scan() throws IOException, InterruptedException {
        assertThat(hold().failed()).isEmpty();
    }

    private PhotoIndex index() {
        return home.member().folds().index();
    }

    @Test
    void halvesTwinsAndSidecarsAreOnePhoto() throws Exception {
        write("IMG_1.JPG", Pictures.jpeg(random, NOON, "A"));
        write("IMG_1.MOV", Pictures.film(random, 3));
        write("IMG_1.XMP", Pictures.sidecar(1));
        write("DSC_2.JPG", Pictures.jpeg(random, NOON, "B"));
        write("DSC_2.CR2", Pictures.raw(random));
        write("IMG_E0003.JPG", Pictures.jpeg(random, NOON, "A"));
        write("IMG_0003.JPG", Pictures.jpeg(random, NOON, "A"));
        write("alone.jpg", Pictures.undated(random));
        write("other/IMG_1.MOV", Pictures.film(random, 3));
        scan();
        assertThat(photos.told())
                .containsExactly(
                        "DSC_2.JPG=1 DSC_2.CR2=3",
                        "IMG_0003.JPG=1 IMG_E0003.JPG=5",
                        "IMG_1.JPG=1 IMG_1.MOV=2 IMG_1.XMP=4",
                        "IMG_1.MOV=1",
                        "alone.jpg=1");
        assertThat(index().totals().resources()).isEqualTo(9);
    }

    @Test
    void aLateHalfJoinsThePhotoWhichKeepsItsId() throws Exception {
        write("IMG_1.MOV", Pictures.film(random, 3));
        scan();
        PhotoId first = photos.idOf("IMG_1.MOV");
        write("IMG_1.JPG", Pictures.jpeg(random, NOON, "A"));
        scan();
        assertThat(photos.told()).containsExactly("IMG_1.JPG=1 IMG_1.MOV=2");
        assertThat(photos.idOf("IMG_1.JPG")).isEqualTo(first);
        Photo photo = index().photo(first).orElseThrow();
        PhotoId merged = PhotoId.of(photo.primary().id());
        assertThat(merged).isNotEqualTo(first);
        assertThat(index().photo(merged)).as("an id merged away").contains(photo);
    }

    @Test
    void scanningAgainStatesNothing() throws Exception {
        write("IMG_1.JPG", Pictures.jpeg(random, NOON, "A"));
        write("IMG_1.MOV", Pictures.film(random, 3));
        scan();
        long entries = entries();
        scan();
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void aSidecarThatIsWrittenAnewJoinsThePhotoWhoseSidecarItWas() throws Exception {
        write("IMG_1.XMP", Pictures.sidecar(1));
        scan();
        write("IMG_1.JPG", Pictures.jpeg(random, NOON, "A"));
        scan();
        PhotoId id = photos.idOf("IMG_1.JPG");
        write("IMG_1.XMP", Pictures.sidecar(22));
        scan();
        assertThat(photos.idOf("IMG_1.JPG")).isEqualTo(id);
        assertThat(photos.told()).containsExactly("IMG_1.JPG=1 IMG_1.XMP=4 IMG_1.XMP=4");
    }

    @Test
    void theSameSidecarBesideManyPhotosMakesThemNotOne() throws Exception {
        for (int i = 1; i <= 3; i++) {
            write("IMG_" + i + ".JPG", Pictures.jpeg(random, NOON, "A"));
            write("IMG_" + i + ".XMP", Pictures.sidecar(1));
        }
        scan();
        assertThat(index().totals().photos()).isEqualTo(3);
        assertThat(index().totals().resources()).isEqualTo(4);
        long entries = entries();
        for (int i = 1; i <= 3; i++) {
            write("IMG_" + i + ".MOV", Pictures.film(random, 3));
            scan();
        }
        assertThat(index().totals().photos()).isEqualTo(3);
        assertThat(entries()).as("one to keep and one to group, each time").isEqualTo(entries + 6);
    }

    @Test
    void aHalfThatWasSentEarlierIsGroupedWhenTheOtherArrives() throws Exception {
        KeptFolder folder = KeptFolder.of(pictures, false, false);
        write("IMG_1.JPG", Pictures.jpeg(random, NOON, "A"));
        write("IMG_1.MOV", Pictures.film(random, 3));
        home.scan(folder);
        assertThat(index().totals().photos()).isZero();
        assertThat(index().timeline().months(TimelineQuery.ALL))
                .as("pending files are shown one by one")
                .extracting(month -> month.photos())
                .containsExactly(1L, 1L);
        home.nasIsThere(true);
        home.move();
        assertThat(photos.told()).containsExactly("IMG_1.JPG=1 IMG_1.MOV=2");
    }

    @Test
    void aPendingFileThatGoesIsShownNoMore() throws Exception {
        KeptFolder folder = KeptFolder.of(pictures, false, false);
        write("a.jpg", Pictures.jpeg(random, NOON, "A"));
        home.scan(folder);
        write("a.jpg", Pictures.jpeg(random, "2023-01-01T00:00:00", "Other"));
        home.scan(folder);
        List<TimelineRow> shown = new ArrayList<>();
        index().timeline().walk(TimelineQuery.ALL, shown::add);
        assertThat(shown)
                .extracting(row -> row.taken().orElseThrow().local().getYear())
                .containsExactly(2023);
        Files.delete(pictures.resolve("a.jpg"));
        home.nasIsThere(true);
        home.move();
        assertThat(index().timeline().months(TimelineQuery.ALL)).isEmpty();
    }

    @Test
    void everyFileOfAPhotoComesBackAndCountsAsOne() throws Exception {
        write("IMG_1.JPG", Pictures.jpeg(random, NOON, "A"));
        write("IMG_1.MOV", Pictures.film(random, 3));
        write("b.jpg", Pictures.undated(random));
        scan();
        RestoreReport all = home.restore().all(temp.toRealPath().resolve("all"), Observer.NONE);
        assertThat(List.of(all.photos(), all.resources())).containsExactly(2L, 3L);
        Photo photo = index().photo(photos.idOf("IMG_1.MOV")).orElseThrow();
        Path one = temp.toRealPath().resolve("one");
        RestoreReport some = home.restore().some(one, visitor -> visitor.photo(photo), Observer.NONE);
        assertThat(List.of(some.photos(), some.resources())).containsExactly(1L, 2L);
        try (var files = Files.list(one.resolve("pictures"))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("IMG_1.JPG", "IMG_1.MOV");
        }
    }
}
