package dev.roost.node.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.KeepReport;
import dev.roost.node.photo.RawNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeComparisonTest {
    private static final FileTime TIME = FileTime.from(Instant.parse("2024-07-14T11:32:00.123456789Z"));

    @TempDir
    private Path temp;

    private Path kept;
    private Path restored;
    private final List<FailedFile> failed = new ArrayList<>();

    @BeforeEach
    void twoEqualTrees() throws IOException {
        kept = temp.toRealPath().resolve("pictures");
        restored = temp.toRealPath().resolve("restored");
        for (Path root : List.of(kept, restored)) {
            write(root.resolve("a.jpg"), "a");
            write(root.resolve("2024/Rom/b.jpg"), "bb");
            write(root.resolve("2024/empty.jpg"), "");
            write(
                    RawNames.resolve(root.resolve("2024"), new byte[] {'c', (byte) 0xFC, '.', 'j'})
                            .orElseThrow(),
                    "ccc");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, text.getBytes(UTF_8));
        Files.setLastModifiedTime(file, TIME);
    }

    private TreeComparison comparison() {
        return new TreeComparison(kept, restored, new KeepReport(0, 0, 0, 0, 0, 0, 0, failed, List.of(), 0));
    }

    private List<String> differences() throws IOException {
        return comparison().differences();
    }

    @Test
    void equalTreesDoNotDiffer() throws IOException {
        TreeComparison comparison = comparison();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.files()).hasSize(4);
        assertThat(comparison.names()).hasSize(6).contains(kept.resolve("2024"), kept.resolve("2024/Rom"));
    }

    @Test
    void aFileThatDidNotComeBackIsNamed() throws IOException {
        Files.delete(restored.resolve("2024/Rom/b.jpg"));
        assertThat(differences())
                .containsExactly(
                        kept.resolve("2024/Rom/b.jpg") + " was not restored under its name",
                        "3 files were restored, 4 were kept");
    }

    @Test
    void aFileUnderAnotherNameIsNamed() throws IOException {
        Files.move(restored.resolve("a.jpg"), restored.resolve("a (2).jpg"));
        assertThat(differences()).containsExactly(kept.resolve("a.jpg") + " was not restored under its name");
    }

    @Test
    void oneOtherByteIsNamed() throws IOException {
        write(restored.resolve("2024/Rom/b.jpg"), "bB");
        assertThat(differences()).containsExactly(kept.resolve("2024/Rom/b.jpg") + " came back with other bytes");
    }

    @Test
    void aByteMoreIsNamed() throws IOException {
        write(restored.resolve("2024/empty.jpg"), "x");
        assertThat(differences()).containsExactly(kept.resolve("2024/empty.jpg") + " came back with other bytes");
    }

    @Test
    void anotherModificationTimeIsNamed() throws IOException {
        Files.setLastModifiedTime(
                restored.resolve("a.jpg"), FileTime.from(TIME.toInstant().plusNanos(1_000)));
        assertThat(differences()).containsExactly(kept.resolve("a.jpg") + " came back with another modification time");
    }

    @Test
    void aFileTooManyIsTold() throws IOException {
        write(restored.resolve("a.jpg.part"), "a");
        assertThat(differences()).containsExactly("5 files were restored, 4 were kept");
    }

    @Test
    void aLinkInItsPlaceIsNotTheFile() throws IOException {
        Files.delete(restored.resolve("a.jpg"));
        Files.createSymbolicLink(restored.resolve("a.jpg"), kept.resolve("a.jpg"));
        assertThat(differences()).contains(kept.resolve("a.jpg") + " was not restored under its name");
    }

    @Test
    void whatCouldNotBeKeptIsNotExpectedBack() throws IOException {
        Files.delete(restored.resolve("a.jpg"));
        failed.add(new FailedFile(kept.resolve("a.jpg").toString(), "It changed."));
        TreeComparison comparison = comparison();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.files()).hasSize(3).doesNotContain(kept.resolve("a.jpg"));
    }

    @Test
    void nothingRestoredAtAllIsTold() throws IOException {
        restored = temp.resolve("nowhere");
        assertThat(differences()).hasSize(5).contains("0 files were restored, 4 were kept");
    }
}
