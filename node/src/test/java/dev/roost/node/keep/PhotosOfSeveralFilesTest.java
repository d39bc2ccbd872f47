package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.kit.KeepingHome;
import dev.roost.node.kit.Pictures;
import dev.roost.node.kit.Shot;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.TimelineQuery;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.Original;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotosOfSeveralFilesTest {
    private static final String NOON = "2024-02-29T12:00:00";

    @TempDir
    private Path temp;

    private final Random random = new Random(7);
    private final KeepingHome home;
    private Path pictures;

    PhotosOfSeveralFilesTest() throws IOException {
        home = new KeepingHome();
    }

    @BeforeEach
    void prepare() throws IOException {
        pictures = Files.createDirectory(temp.toRealPath().resolve("pictures"));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = pictures.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
    }

    private void scan() throws IOException, InterruptedException {
        assertThat(home.scan(KeptFolder.of(pictures, false, true)).failed()).isEmpty();
    }

    private PhotoIndex index() {
        return home.member().folds().index();
    }

    /** Every photo: its resources' names with their parts, the one that stands for it first. */
    private List<String> photos() throws IOException {
        List<String> told = new ArrayList<>();
        index().photos(photo -> told.add(told(photo)));
        assertThat(index().totals().photos()).isEqualTo(told.size());
        assertThat(home.member().states().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(told.size());
        assertThat(index().timeline().months(TimelineQuery.ALL).stream()
                        .mapToLong(month -> month.photos())
                        .sum())
                .isEqualTo(told.size());
        return told.stream().sorted().toList();
    }

    private String told(Photo photo) throws IOException {
        List<String> parts = new ArrayList<>();
        for (Photo.Resource resource : photo.resources()) {
            Seen seen = index().seen(resource.id()).get(0).seen();
            parts.add(seen.path().name() + "=" + resource.part());
        }
        return String.join(" ", parts);
    }

    private PhotoId idOf(String name) throws IOException {
        Map<String, PhotoId> ids = new TreeMap<>();
        index().photos(photo -> {
            for (Photo.Resource resource : photo.resources()) {
                for (PhotoIndex.Sighted one : index().seen(resource.id())) {
                    ids.put(one.seen().path().name(), photo.id());
                }
            }
        });
        return Optional.ofNullable(ids.get(name)).orElseThrow();
    }

    private long entries() throws IOException {
        return home.member()
                .library()
                .store()
                .logs()
                .head(home.member().library().ownLog())
                .orElseThrow()
                .seq();
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
        assertThat(photos())
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
        PhotoId first = idOf("IMG_1.MOV");
        write("IMG_1.JPG", Pictures.jpeg(random, NOON, "A"));
        scan();
        assertThat(photos()).containsExactly("IMG_1.JPG=1 IMG_1.MOV=2");
        assertThat(idOf("IMG_1.JPG")).isEqualTo(first);
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
        PhotoId id = idOf("IMG_1.JPG");
        write("IMG_1.XMP", Pictures.sidecar(22));
        scan();
        assertThat(idOf("IMG_1.JPG")).isEqualTo(id);
        assertThat(photos()).containsExactly("IMG_1.JPG=1 IMG_1.XMP=4 IMG_1.XMP=4");
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
        assertThat(photos()).containsExactly("IMG_1.JPG=1 IMG_1.MOV=2");
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
        Photo photo = index().photo(idOf("IMG_1.MOV")).orElseThrow();
        Path one = temp.toRealPath().resolve("one");
        RestoreReport some = home.restore().some(one, visitor -> visitor.photo(photo), Observer.NONE);
        assertThat(List.of(some.photos(), some.resources())).containsExactly(1L, 2L);
        try (var files = Files.list(one.resolve("pictures"))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("IMG_1.JPG", "IMG_1.MOV");
        }
    }

    @Test
    void whatAFileSaysIsStatedWithIt() throws Exception {
        write("a.jpg", Pictures.jpeg(random, "2024-02-29T12:00:00+11:00", "Model X"));
        write("b.bin", new byte[] {1, 2, 3});
        scan();
        Photo photo = index().photo(idOf("a.jpg")).orElseThrow();
        PhotoFacts facts = index().facts(photo.primary().id()).orElseThrow();
        assertThat(facts.camera().make()).isEqualTo("Maker");
        assertThat(facts.camera().model()).isEqualTo("Model X");
        TimelineRow row = index().timeline().row(photo.id()).orElseThrow();
        assertThat(row.taken().map(CaptureTime::local)).contains(LocalDateTime.of(2024, 2, 29, 12, 0));
        assertThat(row.taken().flatMap(CaptureTime::offset).orElseThrow()).hasToString("+11:00");
        assertThat(row.text()).contains("pictures/a.jpg").contains("model x");
        TimelineRow other = index().timeline().row(idOf("b.bin")).orElseThrow();
        assertThat(other.taken()).isEmpty();
        assertThat(other.media()).isEqualTo(MediaType.OTHER);
    }

    @Test
    void whatAnEarlierVersionKeptIsUnderstoodByTheNextScanAndOnlyOnce() throws Exception {
        KeptFolder folder = KeptFolder.of(pictures, false, false);
        byte[] still = Pictures.jpeg(random, NOON, "A");
        keptByAnEarlierVersion(folder, "IMG_1.JPG", still);
        keptByAnEarlierVersion(folder, "IMG_1.MOV", Pictures.film(random, 3));
        assertThat(photos()).containsExactly("IMG_1.JPG=1", "IMG_1.MOV=1");
        home.scan(folder);
        assertThat(photos()).containsExactly("IMG_1.JPG=1 IMG_1.MOV=2");
        TimelineRow row = index().timeline().row(idOf("IMG_1.JPG")).orElseThrow();
        assertThat(row.taken().map(CaptureTime::local)).contains(LocalDateTime.of(2024, 2, 29, 12, 0));
        long entries = entries();
        home.scan(folder);
        assertThat(entries()).isEqualTo(entries);
    }

    private void keptByAnEarlierVersion(KeptFolder folder, String name, byte[] bytes) throws IOException {
        write(name, bytes);
        FileStamp stamp = FileStamp.of(pictures.resolve(name));
        FileName last = FileName.ofRaw(name.getBytes(StandardCharsets.UTF_8));
        FilePath path = new FilePath(folder.key(), folder.name(), List.of(last));
        Shot shot = Shot.of(home.member(), List.of(bytes), name);
        Seen plain = shot.seen();
        MediaType media = name.endsWith("MOV") ? MediaType.VIDEO : MediaType.JPEG;
        Seen seen = new Seen(
                plain.resource(),
                plain.device(),
                plain.origin(),
                plain.source(),
                plain.fidelity(),
                media,
                path,
                stamp.modified(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                plain.rest());
        Shot.keep(home.member(), true, List.of(shot.as(seen)));
        home.originals()
                .noted(
                        new Original(
                                path,
                                stamp,
                                shot.resource(),
                                shot.hash(),
                                media,
                                false,
                                true,
                                false,
                                Original.State.NOTED),
                        List.of());
        home.originals().kept(List.of(home.originals().key(path)));
    }
}
