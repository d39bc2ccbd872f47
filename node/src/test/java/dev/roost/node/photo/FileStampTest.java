package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.node.kit.Programs;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() throws IOException {
        file = Files.writeString(folder.resolve("a.jpg"), "first");
    }

    @Test
    void aFileThatNobodyTouchedHasTheSameStamp() throws IOException {
        FileStamp before = FileStamp.of(file);
        assertThat(Files.readString(file)).isEqualTo("first");
        assertThat(FileStamp.of(file)).isEqualTo(before);
        assertThat(before.size()).isEqualTo(5);
    }

    @Test
    void whoeverWritesReplacesOrTouchesAFileChangesItsStamp() throws IOException {
        FileStamp before = FileStamp.of(file);
        Files.writeString(file, "more than that");
        assertThat(FileStamp.of(file)).isNotEqualTo(before);
        FileStamp longer = FileStamp.of(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06.000000007Z")));
        assertThat(FileStamp.of(file)).isNotEqualTo(longer);
        FileStamp touched = FileStamp.of(file);
        Path other = Files.writeString(folder.resolve("b.jpg"), "more than that");
        Files.setLastModifiedTime(other, FileTime.from(touched.modified()));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(FileStamp.of(file)).isNotEqualTo(touched);
        assertThat(FileStamp.of(file).modified()).isEqualTo(touched.modified());
    }

    @Test
    void timesBefore1970AndNanosecondsArePreciseAndComeBackFromTheRow() throws IOException, InterruptedException {
        for (String time : new String[] {
            "1969-12-31T23:59:59.999999999Z",
            "1969-12-31T23:59:59.000000001Z",
            "1901-12-13T20:45:53.5Z",
            "1970-01-01T00:00:00Z",
            "2038-01-19T03:14:08.123456789Z",
            "2106-02-07T06:28:16Z"
        }) {
            Instant instant = Instant.parse(time);
            // Java itself sets no fraction of a second before 1970.
            assumeTrue(Programs.ran("touch", "-d", time, file.toString()), "touch sets any time");
            FileStamp stamp = FileStamp.of(file);
            assertThat(stamp.modified()).isEqualTo(instant);
            FieldWriter out = new FieldWriter();
            stamp.write(out);
            assertThat(FileStamp.read(new FieldReader(out.toBytes()))).isEqualTo(stamp);
        }
    }

    @Test
    void aLinkIsStampedItselfAndWhatIsGoneSaysSo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(FileStamp.of(link)).isNotEqualTo(FileStamp.of(file));
        Files.delete(file);
        assertThat(FileStamp.of(link).size()).isPositive();
        assertThatThrownBy(() -> FileStamp.of(file)).isInstanceOf(NoSuchFileException.class);
    }
}
