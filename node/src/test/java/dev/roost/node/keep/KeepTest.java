package dev.roost.node.keep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoState;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.RawNames;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Limits;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeepTest extends PicturesFolderTest {
    private final Random random = new Random(12);

    KeepTest() throws IOException {}

    private byte[] write(String name, int length) throws IOException {
        byte[] bytes = Jpegs.bytes(random, length);
        write(name, bytes);
        return bytes;
    }

    private Path restored() throws IOException, InterruptedException {
        Path to = temp.toRealPath().resolve("restored");
        RestoreReport report = home.restore().all(to, Observer.NONE);
        assertThat(report.failed()).isEmpty();
        assertThat(report.renamed()).isEmpty();
        return to.resolve("pictures");
    }

    @Test
    void whatIsHeldComesBackWithoutItsOriginalsAndWithoutAnybody() throws Exception {
        byte[] a = write("a.jpg", 5_000);
        byte[] film = write("2024/Rom/film.mp4", 2 * Limits.CHUNK_PLAIN_BYTES_MAX + 17);
        KeepTally tally = hold();
        assertThat(tally.failed()).isEmpty();
        assertThat(tally.resources()).isEqualTo(2);
        assertThat(tally.bytes()).isEqualTo(a.length + film.length).isEqualTo(tally.newBytes());
        assertThat(tally.storedBytes()).isGreaterThan(tally.bytes());
        Files.delete(pictures.resolve("a.jpg"));
        Files.delete(pictures.resolve("2024/Rom/film.mp4"));
        assertThat(restored().resolve("a.jpg")).hasBinaryContent(a);
        assertThat(restored().resolve("2024/Rom/film.mp4")).hasBinaryContent(film);
    }

    @Test
    void keepingTwiceChangesNothing() throws Exception {
        write("a.jpg", 5_000);
        write("b.jpg", 6_000);
        hold();
        long entries = entries();
        KeepTally again = hold();
        assertThat(again.unchanged()).isEqualTo(again.resources()).isEqualTo(2);
        assertThat(again.newBytes()).isZero();
        assertThat(again.storedBytes()).isZero();
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void aFileThatWasOnlyTouchedIsReadAgainAndNothingIsStored() throws Exception {
        byte[] a = write("a.jpg", 5_000);
        hold();
        Files.write(pictures.resolve("a.jpg"), a);
        KeepTally again = hold();
        assertThat(again.unchanged()).isZero();
        assertThat(again.newBytes()).isZero();
        assertThat(again.storedBytes()).as("its manifest is there too").isZero();
        assertThat(home.member().folds().index().totals().resources()).isEqualTo(1);
    }

    @Test
    void anEmptyFileIsKeptAndComesBackEmpty() throws Exception {
        write("empty.jpg", 0);
        assertThat(hold().failed()).isEmpty();
        assertThat(restored().resolve("empty.jpg")).isEmptyFile();
    }

    @Test
    void aFileThatIsNoPictureIsKeptLikeAnyOther() throws Exception {
        Files.write(pictures.resolve("who is who.txt"), "uncle Karl on the left".getBytes(UTF_8));
        Files.write(pictures.resolve("broken.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
        assertThat(hold().resources()).isEqualTo(2);
        assertThat(restored().resolve("who is who.txt")).hasContent("uncle Karl on the left");
        assertThat(restored().resolve("broken.jpg"))
                .hasBinaryContent(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    }

    @Test
    void theSameBytesUnderTwoNamesAreOnePhotoAndComeBackUnderBoth() throws Exception {
        byte[] a = write("a.jpg", 5_000);
        Files.createDirectory(pictures.resolve("copies"));
        Files.copy(pictures.resolve("a.jpg"), pictures.resolve("copies/b.jpg"));
        KeepTally tally = hold();
        assertThat(tally.resources()).isEqualTo(1);
        assertThat(tally.newBytes()).isEqualTo(a.length);
        assertThat(home.member().folds().index().totals().resources()).isEqualTo(1);
        assertThat(restored().resolve("a.jpg")).hasBinaryContent(a);
        assertThat(restored().resolve("copies/b.jpg")).hasBinaryContent(a);
    }

    @Test
    void aFileThatWasMovedIsNotStoredAgainAndIsFoundUnderItsNewName() throws Exception {
        byte[] a = write("a.jpg", 5_000);
        hold();
        Files.createDirectory(pictures.resolve("sorted"));
        Files.move(pictures.resolve("a.jpg"), pictures.resolve("sorted/rome.jpg"));
        KeepTally tally = hold();
        assertThat(tally.newBytes()).isZero();
        assertThat(tally.storedBytes()).isZero();
        assertThat(tally.failed()).isEmpty();
        assertThat(home.member().folds().index().totals().resources()).isEqualTo(1);
        assertThat(restored().resolve("sorted/rome.jpg")).hasBinaryContent(a);
    }

    @Test
    void aNewVersionIsKeptAndTheOldOneStaysInTheLibrary() throws Exception {
        byte[] old = write("a.jpg", 5_000);
        hold();
        byte[] now = write("a.jpg", 6_000);
        assertThat(hold().failed()).isEmpty();
        assertThat(home.member().folds().index().totals().resources()).isEqualTo(2);
        Path all = temp.toRealPath().resolve("all");
        assertThat(home.restore().all(all, Observer.NONE).renamed()).hasSize(1);
        assertThat(all.resolve("pictures/a.jpg")).hasBinaryContent(now);
        assertThat(all.resolve("pictures/a (2).jpg")).hasBinaryContent(old);
        Path both = temp.toRealPath().resolve("both");
        RestoreReport report = home.restore().some(both, home.member().folds().index()::photos, Observer.NONE);
        assertThat(report.resources()).isEqualTo(2);
        assertThat(List.of(
                        Files.readAllBytes(both.resolve("pictures/a.jpg")),
                        Files.readAllBytes(both.resolve("pictures/a (2).jpg"))))
                .containsExactlyInAnyOrder(old, now);
    }

    @Test
    void namesOfAnyBytesAreKeptAndComeBack() throws Exception {
        List<byte[]> names = List.of(
                new byte[] {'G', 'r', (byte) 0xFC, (byte) 0xDF, 'e', '.', 'j', 'p', 'g'},
                "a\nb\tc\u0001\u007f.jpg".getBytes(UTF_8),
                "\u202egpj.exe".getBytes(UTF_8),
                ".. ".getBytes(UTF_8),
                " ".getBytes(UTF_8),
                "x".repeat(251).concat(".jpg").getBytes(UTF_8),
                "u\u0308.jpg".getBytes(UTF_8),
                "\u00fc.jpg".getBytes(UTF_8));
        for (byte[] name : names) {
            Files.write(RawNames.resolve(pictures, name).orElseThrow(), Jpegs.bytes(random, 1_000));
        }
        KeepTally tally = hold();
        assertThat(tally.failed()).isEmpty();
        assertThat(tally.resources()).isEqualTo(names.size());
        Path back = restored();
        for (byte[] name : names) {
            assertThat(RawNames.resolve(back, name).orElseThrow())
                    .hasSameBinaryContentAs(RawNames.resolve(pictures, name).orElseThrow());
        }
    }

    @Test
    void withNobodyThereAFileKeptInPlaceIsPendingAndGoesWhenSomebodyComes() throws Exception {
        byte[] a = write("a.jpg", 5_000);
        KeepTally alone = inPlace();
        assertThat(alone.failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isEqualTo(1);
        assertThat(home.member().folds().index().totals().resources()).isZero();
        assertThat(inPlace().unchanged()).as("not read again for nothing").isEqualTo(1);
        home.nasIsThere(true);
        assertThat(home.move().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        home.nas().pullLogs(home.member());
        home.nas().pullChunks(home.member());
        home.nas().sign(home.member());
        assertThat(home.member().states().counts()).containsEntry(PhotoState.BACKED_UP, 1L);
        Files.delete(pictures.resolve("a.jpg"));
        assertThat(restored().resolve("a.jpg")).hasBinaryContent(a);
    }

    @Test
    void holdingWhatWasKeptInPlaceStoresItHereToo() throws Exception {
        byte[] a = write("a.jpg", 5_000);
        inPlace();
        assertThat(home.keep().pendingPhotos()).isEqualTo(1);
        KeepTally held = hold();
        assertThat(held.storedBytes()).isGreaterThan(a.length);
        assertThat(home.keep().pendingPhotos()).isZero();
        Files.delete(pictures.resolve("a.jpg"));
        assertThat(restored().resolve("a.jpg")).hasBinaryContent(a);
    }

    @Test
    void whatIsHeldAndLostAPartIsReadAgainAndIsWholeAgain() throws Exception {
        byte[] a = write("a.jpg", 5_000);
        write("b.jpg", 6_000);
        hold();
        long entries = entries();
        ChunkStore store = home.member().library().store().chunks();
        FileName name = FileName.ofRaw("a.jpg".getBytes(UTF_8));
        KeptFolder folder = KeptFolder.of(pictures, false, true);
        PathKey key = home.originals().key(new FilePath(folder.key(), folder.name(), List.of(name)));
        ChunkId payload =
                home.originals().chunks(key).get(0).sealed().orElseThrow().id();
        ChunkId manifest = home.member()
                .folds()
                .index()
                .resource(home.originals().original(key).orElseThrow().resource())
                .orElseThrow()
                .manifest();
        for (ChunkId lost : List.of(payload, manifest)) {
            store.quarantine(lost);
            assertThat(hold().unchanged()).as("the other one alone").isEqualTo(1);
            assertThat(store.holds(lost)).isTrue();
            assertThat(hold().unchanged()).isEqualTo(2);
        }
        assertThat(entries()).isEqualTo(entries);
        assertThat(restored().resolve("a.jpg")).hasBinaryContent(a);
    }
}
