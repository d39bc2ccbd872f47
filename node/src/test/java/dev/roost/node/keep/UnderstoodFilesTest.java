package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Pictures;
import dev.roost.node.kit.Shot;
import dev.roost.node.library.Photo;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.library.TimelineRow;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.Original;
import dev.roost.proto.model.CaptureTime;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.MediaType;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What files say of themselves is stated with them, and later for those that an earlier version kept. */
class UnderstoodFilesTest extends PicturesFolderTest {
    private static final String NOON = "2024-02-29T12:00:00";

    private final Random random = new Random(7);
    private final KeptPhotos photos = new KeptPhotos(home.member());

    UnderstoodFilesTest() throws IOException {}

    private PhotoIndex index() {
        return home.member().folds().index();
    }

    @Test
    void whatAFileSaysIsStatedWithIt() throws Exception {
        write("a.jpg", Pictures.jpeg(random, "2024-02-29T12:00:00+11:00", "Model X"));
        write("b.bin", new byte[] {1, 2, 3});
        assertThat(hold().failed()).isEmpty();
        Photo photo = index().photo(photos.idOf("a.jpg")).orElseThrow();
        PhotoFacts facts = index().facts(photo.primary().id()).orElseThrow();
        assertThat(facts.camera().make()).isEqualTo("Maker");
        assertThat(facts.camera().model()).isEqualTo("Model X");
        TimelineRow row = index().timeline().row(photo.id()).orElseThrow();
        assertThat(row.taken().map(CaptureTime::local)).contains(LocalDateTime.of(2024, 2, 29, 12, 0));
        assertThat(row.taken().flatMap(CaptureTime::offset).orElseThrow()).hasToString("+11:00");
        assertThat(row.text()).contains("pictures/a.jpg").contains("model x");
        TimelineRow other = index().timeline().row(photos.idOf("b.bin")).orElseThrow();
        assertThat(other.taken()).isEmpty();
        assertThat(other.media()).isEqualTo(MediaType.OTHER);
    }

    @Test
    void whatAnEarlierVersionKeptIsUnderstoodByTheNextScanAndOnlyOnce() throws Exception {
        KeptFolder folder = KeptFolder.of(pictures, false, false);
        byte[] still = Pictures.jpeg(random, NOON, "A");
        keptByAnEarlierVersion(folder, "IMG_1.JPG", still);
        keptByAnEarlierVersion(folder, "IMG_1.MOV", Pictures.film(random, 3));
        assertThat(photos.told()).containsExactly("IMG_1.JPG=1", "IMG_1.MOV=1");
        home.scan(folder);
        assertThat(photos.told()).containsExactly("IMG_1.JPG=1 IMG_1.MOV=2");
        TimelineRow row = index().timeline().row(photos.idOf("IMG_1.JPG")).orElseThrow();
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
