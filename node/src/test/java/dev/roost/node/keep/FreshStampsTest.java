package dev.roost.node.keep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Jpegs;
import dev.roost.node.library.PathKey;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.Original;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that is read in the moment in which it was written may be written again without a trace in its stamp. */
class FreshStampsTest extends PicturesFolderTest {
    private final Random random = new Random(16);
    private KeptFolder folder;
    private Path file;

    FreshStampsTest() throws IOException {}

    @BeforeEach
    void prepare() throws IOException {
        folder = KeptFolder.of(pictures, false, true);
        file = Files.write(pictures.resolve("a.jpg"), Jpegs.bytes(random, 4_000));
    }

    private void writtenAt(Duration fromNow) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(home.time().instant().plus(fromNow)));
    }

    private PathKey key() {
        FileName name = FileName.ofRaw("a.jpg".getBytes(UTF_8));
        return home.originals().key(new FilePath(folder.key(), folder.name(), List.of(name)));
    }

    private Original original() throws IOException {
        return home.originals().original(key()).orElseThrow();
    }

    private KeepTally scan() throws IOException, InterruptedException {
        KeepTally tally = home.scan(folder);
        assertThat(tally.failed()).isEmpty();
        return tally;
    }

    @Test
    void aFreshFileIsReadOnceMoreAndThenBelieved() throws Exception {
        writtenAt(Duration.ofSeconds(-2));
        scan();
        assertThat(original().settled()).isFalse();
        assertThat(scan().unchanged()).isEqualTo(1);
        assertThat(original().settled()).as("it is still as fresh").isFalse();
        home.time().pass(Duration.ofSeconds(2));
        assertThat(scan().unchanged()).isEqualTo(1);
        assertThat(original().settled()).isTrue();
    }

    @Test
    void aFileFromALittleAheadIsFreshTooAndOneThatLayLongerIsNot() throws Exception {
        writtenAt(Duration.ofSeconds(3));
        scan();
        assertThat(original().settled()).isFalse();
        writtenAt(Duration.ofSeconds(-4));
        scan();
        assertThat(original().settled()).isTrue();
        writtenAt(Duration.ofSeconds(4));
        scan();
        assertThat(original().settled()).isTrue();
    }

    @Test
    void whatWasWrittenInTheSameMomentIsKeptByTheNextScan() throws Exception {
        writtenAt(Duration.ZERO);
        scan();
        Original before = original();
        Files.write(file, Jpegs.bytes(random, 4_000));
        // As on a file system that tells time in seconds: the second write leaves the stamp as it was.
        Original unawares = new Original(
                before.path(),
                FileStamp.of(file),
                before.resource(),
                before.hash(),
                before.media(),
                before.held(),
                before.settled(),
                before.state());
        home.originals().noted(unawares, home.originals().chunks(key()));
        home.originals().kept(List.of(key()));
        assertThat(scan().unchanged()).isZero();
        assertThat(home.member().folds().index().totals().resources()).isEqualTo(2);
    }
}
