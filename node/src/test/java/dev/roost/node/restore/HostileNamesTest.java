package dev.roost.node.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.kit.CallerThread;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Seeds;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever names a library holds and whatever lies in the folder: nothing outside it and nothing in it is written to. */
@Timeout(60)
class HostileNamesTest {
    private static final byte[] MINE = "mine".getBytes(UTF_8);

    @TempDir
    private Path temp;

    private final Random random = new Random(15);
    private Device ann;
    private Path outside;
    private Path to;

    @BeforeEach
    void prepare() throws IOException {
        ann = Household.found(15).founder();
        outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
        Files.write(outside.resolve("mine.txt"), MINE);
        to = temp.toRealPath().resolve("restored");
    }

    private Shot keep(byte[] root, byte[]... names) throws IOException {
        List<FileName> parts = new ArrayList<>();
        for (byte[] name : names) {
            parts.add(FileName.ofRaw(name));
        }
        Shot shot = Shot.of(ann, List.of(Jpegs.bytes(random, 700)), "x");
        Seen seen = shot.seen();
        Shot named = shot.as(new Seen(
                seen.resource(),
                seen.device(),
                seen.origin(),
                seen.source(),
                seen.fidelity(),
                seen.media(),
                new FilePath(5, FileName.ofRaw(root), parts),
                seen.modified(),
                seen.created(),
                seen.captured(),
                seen.replaces(),
                seen.rest()));
        Shot.keep(ann, true, List.of(named));
        return named;
    }

    private Shot keep(String... names) throws IOException {
        return keep(
                "pictures".getBytes(UTF_8),
                Stream.of(names).map(n -> n.getBytes(UTF_8)).toArray(byte[][]::new));
    }

    private RestoreReport restore() throws IOException, InterruptedException {
        RestoreReport report = restoreSome();
        assertThat(report.failed()).isEmpty();
        return report;
    }

    private RestoreReport restoreSome() throws IOException, InterruptedException {
        ChunkSource source = id -> {
            try {
                return CompletableFuture.completedFuture(
                        ann.library().store().chunks().get(id));
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        };
        RestoreReport report = new Restore(
                        ann.folds().index(), ann.manifests(), source, ann.sealer(), new CallerThread())
                .all(to, Observer.NONE);
        assertThat(outside.resolve("mine.txt")).hasBinaryContent(MINE);
        assertThat(files(temp))
                .as("outside of the folder")
                .hasSize(1 + files(to).size());
        return report;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", "../../outside/mine.txt", "/etc/passwd", "a/b", "a\0b", "\0", "..\\..\\x", "C:\\x"})
    void anyNameLeadsIntoTheFolder(String name) throws Exception {
        Shot file = keep(name);
        Shot below = keep(name, name, name);
        RestoreReport report = restore();
        assertThat(report.resources()).isEqualTo(2);
        assertThat(files(to.resolve("pictures")))
                .hasSize(2)
                .allSatisfy(path -> assertThat(path).hasSize(file.length()));
        assertThat(below.length()).isEqualTo(file.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../..", "/tmp", "\0"})
    void theKeptFoldersOwnNameLeadsIntoTheFolderToo(String root) throws Exception {
        keep(root.getBytes(UTF_8), "a.jpg".getBytes(UTF_8));
        RestoreReport report = restore();
        assertThat(files(to)).hasSize(1);
        assertThat(report.renamed())
                .as("what could not have its own name is told")
                .hasSize(1);
    }

    @Test
    void whatCouldNotHaveItsNameIsToldAndWhatCouldIsNot() throws Exception {
        keep("..", "a.jpg");
        keep("fine", "b.jpg");
        RestoreReport report = restore();
        assertThat(report.renamed())
                .containsExactly(new RestoreReport.Renamed(
                        "pictures/../a.jpg", to.resolve("pictures/_../a.jpg").toString()));
    }

    @Test
    void aFileThatIsThereIsNeverWrittenTo() throws Exception {
        Files.createDirectories(to.resolve("pictures"));
        Files.write(to.resolve("pictures/a.jpg"), MINE);
        Files.write(to.resolve("pictures/a (2).jpg"), MINE);
        keep("a.jpg");
        RestoreReport report = restore();
        assertThat(to.resolve("pictures/a.jpg")).hasBinaryContent(MINE);
        assertThat(to.resolve("pictures/a (2).jpg")).hasBinaryContent(MINE);
        assertThat(to.resolve("pictures/a (3).jpg")).hasSize(700);
        assertThat(report.renamed())
                .containsExactly(new RestoreReport.Renamed(
                        "pictures/a.jpg", to.resolve("pictures/a (3).jpg").toString()));
        assertThat(restore().present()).as("found under its other name").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 254, 251, 250, 300, 1_024})
    void aLongNameThatIsTakenFindsAnother(int length) throws Exception {
        Files.createDirectories(to.resolve("pictures"));
        String name = "x".repeat(length - 4) + ".jpg";
        String taken = "x".repeat(Math.min(length, 255) - 4) + ".jpg";
        Files.write(to.resolve("pictures").resolve(taken), MINE);
        keep(name);
        assertThat(restore().renamed()).hasSize(1);
        assertThat(files(to.resolve("pictures"))).hasSize(2);
        assertThat(to.resolve("pictures").resolve(taken)).hasBinaryContent(MINE);
    }

    @Test
    void twoLongNamesThatDifferBehindTheLimitBothComeBack() throws Exception {
        keep("x".repeat(400) + "a");
        keep("x".repeat(400) + "b");
        keep("y".repeat(400), "c.jpg");
        assertThat(restore().resources()).isEqualTo(3);
        assertThat(files(to)).hasSize(3);
    }

    @Test
    void aFileInThePlaceOfTheFolderToRestoreIntoIsNamedAndStaysWhatItIs() throws Exception {
        keep("a.jpg");
        Files.write(to, MINE);
        assertThatThrownBy(this::restore)
                .hasMessage("The folder to restore into cannot be made: " + to + ". There is a file in its place.");
        assertThat(to).hasBinaryContent(MINE);
    }

    @Test
    void aPathTooLongForThisSystemCostsItsFileAlone() throws Exception {
        String[] deep = new String[15];
        Arrays.fill(deep, "x".repeat(255));
        keep(
                "y".repeat(255).getBytes(UTF_8),
                Stream.of(deep).map(n -> n.getBytes(UTF_8)).toArray(byte[][]::new));
        keep("a.jpg");
        RestoreReport report = restoreSome();
        assertThat(report.failed())
                .singleElement()
                .satisfies(
                        failed -> assertThat(failed.reason()).isEqualTo("It could not be written: File name too long"));
        assertThat(report.resources()).isEqualTo(1);
        assertThat(to.resolve("pictures/a.jpg")).hasSize(700);
    }

    @Test
    void aLinkInTheFilesPlaceIsNotFollowed() throws Exception {
        Files.createDirectories(to.resolve("pictures"));
        Files.createSymbolicLink(to.resolve("pictures/a.jpg"), outside.resolve("mine.txt"));
        Files.createSymbolicLink(to.resolve("pictures/b.jpg"), outside.resolve("new.txt"));
        keep("a.jpg");
        keep("b.jpg");
        assertThat(restore().renamed()).hasSize(2);
        assertThat(to.resolve("pictures/a (2).jpg")).hasSize(700);
        assertThat(to.resolve("pictures/b (2).jpg")).hasSize(700);
    }

    @Test
    void aLinkInAFoldersPlaceIsNotEntered() throws Exception {
        Files.createDirectories(to.resolve("pictures"));
        Files.createSymbolicLink(to.resolve("pictures/2024"), outside);
        keep("2024", "mine.txt");
        RestoreReport report = restore();
        assertThat(to.resolve("pictures/2024 (2)/mine.txt")).hasSize(700);
        assertThat(report.renamed()).as("its folder could not have its name").hasSize(1);
    }

    @Test
    void aFileInAFoldersPlaceAndAFolderInAFilesPlaceStayWhatTheyAre() throws Exception {
        Files.createDirectories(to.resolve("pictures/a.jpg"));
        Files.write(to.resolve("pictures/2024"), MINE);
        keep("2024", "b.jpg");
        keep("a.jpg");
        restore();
        assertThat(to.resolve("pictures/2024")).hasBinaryContent(MINE);
        assertThat(to.resolve("pictures/2024 (2)/b.jpg")).hasSize(700);
        assertThat(to.resolve("pictures/a (2).jpg")).hasSize(700);
    }

    @Test
    void namesThatBecomeTheSameAreToldApart() throws Exception {
        keep("a/b.jpg");
        keep("a_b.jpg");
        keep("a\0b.jpg");
        assertThat(restore().resources()).isEqualTo(3);
        assertThat(files(to.resolve("pictures"))).hasSize(3);
    }

    @Test
    void namesOfChanceAllComeBackInside() {
        Seeds.each(20, chance -> {
            prepareAgain(chance.nextInt());
            int count = 1 + chance.nextInt(6);
            for (int i = 0; i < count; i++) {
                byte[][] names = new byte[1 + chance.nextInt(3)][];
                for (int part = 0; part < names.length; part++) {
                    names[part] = Jpegs.bytes(chance, 1 + chance.nextInt(chance.nextInt(4) == 0 ? 400 : 3));
                }
                keep(Jpegs.bytes(chance, 1 + chance.nextInt(3)), names);
            }
            assertThat(restore().resources()).isEqualTo(count);
            assertThat(files(to)).hasSize(count);
        });
    }

    private void prepareAgain(int number) throws IOException {
        ann = Household.found(number).founder();
        Path fresh = Files.createDirectory(temp.toRealPath().resolve("run" + number));
        temp = fresh;
        outside = Files.createDirectory(fresh.resolve("outside"));
        Files.write(outside.resolve("mine.txt"), MINE);
        to = fresh.resolve("restored");
    }
}
