package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.Observer;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Programs;
import dev.roost.node.photo.KeptFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with one file is told by its name, and every other file is kept all the same. */
class BadFilesTest extends PicturesFolderTest {
    private static final String CHANGED_TOO_OFTEN =
            "It changed each time while it was read. It is tried again when it is left alone.";
    private static final String WENT_AWAY = "It went away while it was read.";
    private static final String WENT_BEFORE = "It went away before any other device had a copy of it.";
    private static final String CHANGED_BEFORE =
            "It changed before any other device had a copy of what it held. What it holds now is kept instead.";

    private final Random random = new Random(13);
    private Path good;
    private Path bad;

    BadFilesTest() throws IOException {}

    @BeforeEach
    void prepare() throws IOException {
        good = Files.write(pictures.resolve("good.jpg"), Jpegs.bytes(random, 3_000));
        bad = Files.write(pictures.resolve("bad.jpg"), Jpegs.bytes(random, 4_000));
    }

    private void append() {
        try {
            Files.write(bad, new byte[] {1}, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void comesBack(Path... files) throws IOException, InterruptedException {
        Path to = temp.toRealPath().resolve("restored");
        assertThat(home.restore().all(to, Observer.NONE).resources()).isEqualTo(files.length);
        for (Path file : files) {
            assertThat(to.resolve("pictures").resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws Exception {
        Path gone = pictures.resolve("gone");
        assertThat(home.scan(KeptFolder.of(gone, false, true)).failed())
                .containsExactly(new FailedFile(gone.toString(), WENT_AWAY));
    }

    @Test
    void aFileThatVanishesBeforeItIsReadIsNamed() throws Exception {
        home.beforeEachFile(() -> bad.toFile().delete());
        KeepTally tally = hold();
        assertThat(tally.failed()).containsExactly(new FailedFile(bad.toString(), WENT_AWAY));
        tally.tellAsProblems();
        assertThat(home.problems().all())
                .as("files come and go, and nothing that could be done later would end it")
                .isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(memory), "a file whose reading fails is found on Linux only");
        KeptFolder folder = KeptFolder.of(Path.of("/proc/self").toRealPath(), false, true);
        home.originals().keepFolder(folder);
        KeepTally tally = new KeepTally(Observer.NONE, home.problems());
        home.keep().scanFile(folder, memory, tally);
        assertThat(tally.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.path()).isEqualTo("/proc/self/mem");
            assertThat(failed.reason()).startsWith("It could not be read: ");
        });
        assertThat(home.keep().pendingPhotos()).isZero();
        hold();
        comesBack(good, bad);
    }

    @Test
    void pipesAndLinksAreToldAndLeftAlone() throws Exception {
        assumeTrue(Programs.ran("mkfifo", pictures.resolve("pipe.jpg").toString()), "there is no mkfifo");
        Files.createSymbolicLink(pictures.resolve("loop"), pictures);
        Files.createSymbolicLink(pictures.resolve("self"), pictures.resolve("self"));
        KeepTally tally = hold();
        assertThat(tally.failed()).isEmpty();
        assertThat(tally.skipped())
                .extracting(FailedFile::path)
                .containsExactlyInAnyOrder(
                        pictures.resolve("pipe.jpg").toString(),
                        pictures.resolve("loop").toString(),
                        pictures.resolve("self").toString());
        comesBack(good, bad);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsKeptAsItIsInTheEnd() throws Exception {
        home.nasIsThere(true);
        int[] offers = {0};
        home.onOffer(offered -> {
            if (offers[0]++ == 0) {
                append();
            }
        });
        Files.delete(good);
        KeepTally tally = inPlace();
        assertThat(tally.failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(bad);
        assertThat(bad).hasSize(4_001);
    }

    @Test
    void aFileThatNeverStandsStillIsNamedAndKeptWhenItIsLeftAlone() throws Exception {
        home.nasIsThere(true);
        home.onOffer(offered -> append());
        KeepTally tally = inPlace();
        assertThat(tally.failed()).contains(new FailedFile(bad.toString(), CHANGED_TOO_OFTEN));
        home.onOffer(offered -> {});
        assertThat(inPlace().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good, bad);
    }

    @Test
    void aFileThatWentAwayBeforeItWasCopiedIsNamedAndNoLongerPending() throws Exception {
        inPlace();
        Files.delete(bad);
        home.nasIsThere(true);
        assertThat(home.move().failed()).containsExactly(new FailedFile(bad.toString(), WENT_BEFORE));
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good);
    }

    @Test
    void whatIsPendingOnADiskThatIsUnpluggedStaysPendingAndGoesWhenItIsBack() throws Exception {
        inPlace();
        Path unplugged = Files.move(pictures, temp.toRealPath().resolve("unplugged"));
        home.nasIsThere(true);
        assertThat(home.move().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isEqualTo(2);
        Files.move(unplugged, pictures);
        assertThat(home.move().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good, bad);
    }

    @Test
    void aDiskThatIsUnpluggedWhileItIsReadLosesNothing() throws Exception {
        inPlace();
        Path unplugged = temp.toRealPath().resolve("unplugged");
        home.nasIsThere(true);
        home.beforeEachFile(() -> {
            if (Files.exists(pictures)) {
                move(pictures, unplugged);
            }
        });
        assertThat(home.move().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isEqualTo(2);
        home.beforeEachFile(() -> {});
        move(unplugged, pictures);
        assertThat(home.move().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good, bad);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatChangedBeforeItWasCopiedIsNamedAndKeptAsItIsNow() throws Exception {
        inPlace();
        append();
        home.nasIsThere(true);
        assertThat(home.move().failed()).containsExactly(new FailedFile(bad.toString(), CHANGED_BEFORE));
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good, bad);
    }

    @Test
    void aFileThatChangedWhileNobodyWasThereIsNamedWhenThatIsSeen() throws Exception {
        inPlace();
        append();
        assertThat(inPlace().failed()).containsExactly(new FailedFile(bad.toString(), CHANGED_BEFORE));
        assertThat(inPlace().failed()).as("told once").isEmpty();
        assertThat(home.keep().pendingPhotos()).isEqualTo(2);
    }

    @Test
    void whatIsStillThereUnderAnotherNameIsNotLostWhenOneOfThemChanges() throws Exception {
        Files.copy(bad, pictures.resolve("the same once more.jpg"));
        inPlace();
        append();
        assertThat(inPlace().failed()).isEmpty();
    }

    @Test
    void aFileThatWasMovedBeforeItWasCopiedIsNotLost() throws Exception {
        inPlace();
        Path moved = Files.move(bad, pictures.resolve("moved.jpg"));
        assertThat(inPlace().failed()).isEmpty();
        home.nasIsThere(true);
        assertThat(home.move().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good, moved);
    }

    @Test
    void aFileThatChangesAfterItWasCopiedIsNoProblem() throws Exception {
        home.nasIsThere(true);
        inPlace();
        append();
        assertThat(inPlace().failed()).isEmpty();
        assertThat(home.member().folds().index().totals().resources()).isEqualTo(3);
    }

    @Test
    void whenTheDeviceLeavesInTheMiddleTheFileStaysPendingAndGoesLater() throws Exception {
        home.nasIsThere(true);
        home.onOffer(offered -> home.nasIsThere(false));
        inPlace();
        assertThat(home.keep().pendingPhotos()).isPositive();
        home.onOffer(offered -> {});
        home.nasIsThere(true);
        assertThat(home.move().failed()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
        comesBack(good, bad);
    }
}
