package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.Problem;
import dev.roost.node.kit.CallerThread;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.KeepingHome;
import dev.roost.node.photo.KeptFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waited to be copied and could not be is a problem by its name, until it was. */
class PendingMoverTest {
    @TempDir
    private Path temp;

    private final KeepingHome home;
    private final PendingMover mover;
    private KeptFolder folder;
    private Path file;

    PendingMoverTest() throws IOException {
        home = new KeepingHome();
        mover = new PendingMover(home.keep(), home.problems(), new CallerThread());
    }

    @BeforeEach
    void onePhotoIsPending() throws IOException, InterruptedException {
        Path pictures = Files.createDirectory(temp.toRealPath().resolve("pictures"));
        file = Files.write(pictures.resolve("a.jpg"), Jpegs.bytes(new Random(5), 2_000));
        folder = KeptFolder.of(pictures, true, false);
        home.scan(folder);
        home.nasIsThere(true);
    }

    private void write() {
        try {
            Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void failsOnce() {
        home.onOffer(offered -> write());
        mover.wake();
        assertThat(home.problems().all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("file-not-kept");
            assertThat(problem.message()).contains(file.toString(), "It changed each time while it was read.");
        });
        home.onOffer(offered -> {});
    }

    @Test
    void whatGoesWellIsNoProblem() throws IOException {
        mover.wake();
        home.keep().flush();
        assertThat(home.problems().all()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Files.delete(file);
        mover.wake();
        assertThat(home.problems().all())
                .extracting(Problem::message)
                .containsExactly("What a file held is lost: " + file
                        + ". It went away before any other device had a copy of it.");
        assertThat(home.keep().pendingPhotos()).isZero();
    }

    @Test
    void theProblemIsOverWhenTheFileWasSentAfterAll() throws IOException {
        failsOnce();
        mover.wake();
        home.keep().flush();
        assertThat(home.problems().all()).extracting(Problem::code).doesNotContain("file-not-kept");
        assertThat(home.keep().pendingPhotos()).isZero();
    }

    @Test
    void whatAFileHeldBeforeItChangedStaysToldAsLost() throws IOException, InterruptedException {
        write();
        mover.wake();
        home.keep().flush();
        home.scan(folder);
        mover.wake();
        assertThat(home.keep().pendingPhotos()).isZero();
        assertThat(home.problems().all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("file-lost");
            assertThat(problem.message()).contains(file.toString(), "It changed before any other device had a copy");
        });
    }

    @Test
    void whatOnlyMovedIsNoLongerLostOnceItIsFoundUnderItsOtherName() throws IOException, InterruptedException {
        Files.move(file, file.resolveSibling("moved.jpg"));
        mover.wake();
        assertThat(home.problems().all()).extracting(Problem::code).containsExactly("file-lost");
        home.scan(folder);
        assertThat(home.problems().all()).isEmpty();
        assertThat(home.keep().pendingPhotos()).isZero();
    }

    @Test
    void anotherFilesProblemStaysWhenThisOneIsKept() {
        home.problems().report("file-not-kept", "/elsewhere/b.jpg", "b could not be kept");
        home.problems().report("device-full", file.toString(), "full");
        mover.wake();
        assertThat(home.problems().all()).hasSize(2);
    }
}
