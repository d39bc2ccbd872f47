package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.Until;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.Problem;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.TrashRequest;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.PairedNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTest {
    @TempDir
    private Path temp;

    private final Random random = new Random(17);
    private Path pictures;
    private Path a;
    private Path b;
    private Path c;

    @BeforeEach
    void threePhotos() throws IOException {
        pictures = Files.createDirectory(temp.toRealPath().resolve("pictures"));
        a = Files.write(pictures.resolve("a.jpg"), Jpegs.bytes(random, 3_000));
        b = Files.write(pictures.resolve("b.jpg"), Jpegs.bytes(random, 4_000));
        c = Files.write(pictures.resolve("c.jpg"), Jpegs.bytes(random, 5_000));
    }

    private static KeepReport keep(LocalControl control, boolean hold, Path... paths) throws NodeException {
        List<String> uris = List.of(paths).stream()
                .map(path -> path.toUri().toASCIIString())
                .toList();
        return control.keep(new KeepRequest(uris, true, hold, false), Observer.NONE);
    }

    private LocalControl alone() throws IOException, NodeException {
        LocalControl control = PairedNodes.open(temp.resolve("alone"));
        control.init(new InitRequest(Optional.of("alone"), "member"));
        return control;
    }

    @Test
    void whatNobodyHasYetCannotBeTrashed() throws Exception {
        try (LocalControl control = alone()) {
            keep(control, false, pictures);
            String id = control.photos().photos().get(0).id();
            assertThatThrownBy(() -> control.trash(new TrashRequest(List.of(id))))
                    .hasMessageStartingWith("This photo is pending")
                    .extracting(e -> ((NodeException) e).code())
                    .isEqualTo("pending");
            assertThat(control.status().pending()).isEqualTo(3);
            assertThat(control.status().trashed()).isZero();
        }
    }

    @Test
    void whatIsLostBeforeAnybodyHadACopyIsNamedAndTheRestIsKept() throws Exception {
        PairedNodes.Alone losing = member -> {
            assertThat(keep(member, false, pictures).pending()).isEqualTo(3);
            assertThat(member.status().pending()).isEqualTo(3);
            assertThat(member.photos().photos()).extracting(PhotoReport::state).containsOnly("pending");
            Files.delete(a);
            Files.write(b, new byte[] {1}, StandardOpenOption.APPEND);
        };
        try (PairedNodes nodes = new PairedNodes(temp, "laptop", "nas", losing)) {
            KeepReport report = nodes.keep(pictures, false);
            assertThat(report.pending()).isZero();
            List<String> told = new ArrayList<>();
            report.failed().forEach(file -> told.add(file.path() + " " + file.reason()));
            nodes.member.status().problems().stream().map(Problem::message).forEach(told::add);
            assertThat(told)
                    .anyMatch(text ->
                            text.contains(a.toString()) && text.contains("It went away before any other device"))
                    .anyMatch(
                            text -> text.contains(b.toString()) && text.contains("It changed before any other device"))
                    .noneMatch(text -> text.contains(c.toString()));
            RestoreReport restored = nodes.restore(temp.resolve("restored"));
            assertThat(restored.resources()).isEqualTo(2);
            assertThat(temp.resolve("restored/pictures/b.jpg")).hasSameBinaryContentAs(b);
            assertThat(temp.resolve("restored/pictures/c.jpg")).hasSameBinaryContentAs(c);
        }
    }

    @Test
    void aFolderThatIsKeptWhileTheNodeRunsIsWatchedFromThenOn() throws Exception {
        try (LocalControl control = alone()) {
            control.node().run();
            String uri = pictures.toUri().toASCIIString();
            control.keep(new KeepRequest(List.of(uri), false, true, false), Observer.NONE);
            assertThat(control.status().photos()).isEqualTo(3);
            Files.write(pictures.resolve("d.jpg"), Jpegs.bytes(random, 6_000));
            Until.passes(() -> assertThat(control.status().photos()).isEqualTo(4));
            Path trip = Files.createDirectory(pictures.resolve("trip"));
            Files.write(trip.resolve("e.jpg"), Jpegs.bytes(random, 7_000));
            Until.passes(() -> assertThat(control.status().photos()).isEqualTo(5));
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorThatNamesIt() throws Exception {
        try (LocalControl control = alone()) {
            Path gone = temp.resolve("gone");
            assertThatThrownBy(() -> keep(control, true, gone)).isInstanceOfSatisfying(NodeException.class, e -> {
                assertThat(e.code()).isEqualTo("no-such-folder");
                assertThat(e.sentence()).isEqualTo("There is no such file or folder: " + gone);
            });
            assertThat(keep(control, true, gone, pictures).failed())
                    .containsExactly(new FailedFile(gone.toString(), "There is no such file or folder."));
            assertThat(control.status().photos()).isEqualTo(3);
        }
    }

    @Test
    void aSingleFileIsKeptAloneAndItsFolderIsNotHeldFromThenOn() throws Exception {
        try (LocalControl control = alone()) {
            assertThat(keep(control, true, a).photos()).isEqualTo(1);
            assertThat(control.status().photos()).isEqualTo(1);
            assertThat(keep(control, false, pictures).storedBytes()).isZero();
            assertThat(control.status().pending()).isEqualTo(2);
        }
    }

    @Test
    void whatIsHeldOutlivesItsOriginalsAndARestart() throws Exception {
        byte[] before = Files.readAllBytes(a);
        try (LocalControl control = alone()) {
            KeepReport report = keep(control, true, pictures);
            assertThat(report.failed()).isEmpty();
            assertThat(report.storedBytes()).isGreaterThan(report.bytes());
            KeepReport again = keep(control, true, pictures);
            assertThat(again.unchanged()).isEqualTo(3);
            assertThat(again.newBytes() + again.storedBytes()).isZero();
        }
        Files.delete(a);
        try (LocalControl control = PairedNodes.open(temp.resolve("alone"))) {
            assertThat(control.photos().photos())
                    .filteredOn(photo -> photo.name().equals("a.jpg"))
                    .singleElement()
                    .satisfies(photo -> assertThat(photo.original()).isEqualTo("gone"));
            Path to = temp.resolve("restored");
            RestoreReport report =
                    control.restore(new RestoreRequest(to.toUri().toASCIIString(), List.of()), Observer.NONE);
            assertThat(report.failed()).isEmpty();
            assertThat(to.resolve("pictures/a.jpg")).hasBinaryContent(before);
        }
    }

    @Test
    void theHomeItselfIsNeverKept() throws Exception {
        try (LocalControl control = alone()) {
            KeepReport report = keep(control, true, temp.toRealPath());
            assertThat(report.photos()).isEqualTo(3);
            assertThat(report.skipped())
                    .containsExactly(
                            new FailedFile(temp.toRealPath().resolve("alone").toString(), "It is Roost's own folder."));
        }
    }
}
