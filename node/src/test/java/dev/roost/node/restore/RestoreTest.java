package dev.roost.node.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.crypto.PlainChunk;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.ManifestRow;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo that cannot be brought out is named and stops no other; nothing that is there is ever written to. */
class RestoreTest {
    private static final String NOT_TO_BE_HAD =
            "No device that can be reached now has all of it. Turn on the devices that keep it and try again.";

    @TempDir
    private Path temp;

    private final Random random = new Random(14);
    private final Device ann;
    private Path to;

    RestoreTest() throws IOException {
        ann = Household.found(14).founder();
    }

    @BeforeEach
    void prepare() throws IOException {
        to = temp.toRealPath().resolve("restored");
    }

    private RestoreReport restore() throws IOException, InterruptedException {
        return Restoring.all(ann, to);
    }

    private Shot keep(String... names) throws IOException {
        Shot shot = Shot.of(ann, List.of(Jpegs.bytes(random, 3_000), Jpegs.bytes(random, 500)), names);
        Shot.keep(ann, true, List.of(shot));
        return shot;
    }

    /** A photo whose manifest says something else than is so. */
    private Shot keepWith(UnaryOperator<Manifest> lie, String... names) throws IOException {
        Shot shot = Shot.of(ann, List.of(Jpegs.bytes(random, 3_000), Jpegs.bytes(random, 500)), names);
        Manifest manifest = Manifest.parse(ann.sealer().open(ChunkType.MANIFEST, shot.manifest()));
        return keepWith(lie.apply(manifest).encode(), shot);
    }

    private Shot keepWith(byte[] manifest, Shot shot) throws IOException {
        SealedChunk sealed = ann.sealer().seal(ChunkType.MANIFEST, PlainChunk.of(manifest));
        Shot lying = new Shot(shot.resource(), shot.hash(), shot.length(), sealed, shot.payload(), shot.seen());
        Shot.keep(ann, true, List.of(lying));
        return lying;
    }

    private void comesBack(Path file, Shot shot) throws IOException {
        assertThat(file).isRegularFile().hasSize(shot.length());
        assertThat(ContentHash.of(Sha256.of(Files.readAllBytes(file)))).isEqualTo(shot.hash());
        assertThat(Files.getLastModifiedTime(file).toInstant())
                .isEqualTo(shot.seen().modified());
    }

    /** Everything below the place of the test but the kept folder's own. */
    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temp.toRealPath())) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> temp.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private void onlyTheGoodOneComesBack(Shot good, String reason) throws IOException, InterruptedException {
        RestoreReport report = restore();
        assertThat(report.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.path()).isEqualTo("pictures/2024/bad.jpg");
            assertThat(failed.reason()).contains(reason);
        });
        assertThat(report.resources()).isEqualTo(1);
        comesBack(to.resolve("pictures/2024/good.jpg"), good);
        assertThat(everything()).as("no half of a file is left").containsExactly("restored/pictures/2024/good.jpg");
    }

    @Test
    void filesComeBackByteForByteWithNameAndTime() throws Exception {
        Shot a = keep("2024", "Rom", "a.jpg");
        Shot empty = Shot.of(ann, List.of(new byte[0]), "empty.jpg");
        Shot.keep(ann, true, List.of(empty));
        RestoreReport report = restore();
        assertThat(report).isEqualTo(new RestoreReport(2, 2, 3_500, 0, List.of(), List.of(), 0));
        comesBack(to.resolve("pictures/2024/Rom/a.jpg"), a);
        comesBack(to.resolve("pictures/empty.jpg"), empty);
    }

    @Test
    void restoringAgainFindsEverythingThereAndTouchesNothing() throws Exception {
        keep("a.jpg");
        restore();
        List<String> before = everything();
        RestoreReport again = restore();
        assertThat(again.present()).isEqualTo(again.resources()).isEqualTo(1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aMissingChunkCostsItsFileAlone() throws Exception {
        Shot good = keep("2024", "good.jpg");
        Shot bad = keep("2024", "bad.jpg");
        ann.library().store().chunks().quarantine(bad.payload().get(1).id());
        onlyTheGoodOneComesBack(good, NOT_TO_BE_HAD);
    }

    @Test
    void aMissingManifestCostsItsFileAlone() throws Exception {
        Shot good = keep("2024", "good.jpg");
        Shot bad = keep("2024", "bad.jpg");
        ann.library().store().chunks().quarantine(bad.manifest().id());
        onlyTheGoodOneComesBack(good, NOT_TO_BE_HAD);
    }

    @Test
    void aManifestThatIsNoneCostsItsFileAlone() throws Exception {
        Shot good = keep("2024", "good.jpg");
        keepWith(Jpegs.bytes(random, 60), Shot.take(ann, random, 1, "bad.jpg").named(ann, "2024", "bad.jpg"));
        onlyTheGoodOneComesBack(good, "manifest");
    }

    @Test
    void aManifestWithAnotherHashCostsItsFileAlone() throws Exception {
        Shot good = keep("2024", "good.jpg");
        keepWith(
                m -> new Manifest(m.length(), ContentHash.of(Jpegs.bytes(random, 32)), 1, m.rows(), List.of()),
                "2024",
                "bad.jpg");
        onlyTheGoodOneComesBack(good, "its chunks do not add up to the file that was kept");
    }

    @Test
    void aManifestWithItsChunksInAnotherOrderCostsItsFileAlone() throws Exception {
        Shot good = keep("2024", "good.jpg");
        keepWith(
                m -> {
                    List<ManifestRow> rows = new ArrayList<>(m.rows());
                    Collections.reverse(rows);
                    return new Manifest(m.length(), m.hash(), 1, rows, List.of());
                },
                "2024",
                "bad.jpg");
        onlyTheGoodOneComesBack(good, "its chunks do not add up to the file that was kept");
    }

    @Test
    void aManifestWithWrongLengthsCostsItsFileAlone() throws Exception {
        Shot good = keep("2024", "good.jpg");
        keepWith(
                m -> {
                    List<ManifestRow> rows = new ArrayList<>();
                    for (ManifestRow row : m.rows()) {
                        rows.add(new ManifestRow(
                                row.id(), m.rows().get(rows.size()).length() + 1 - 2 * rows.size(), row.fingerprint()));
                    }
                    return new Manifest(m.length(), m.hash(), 1, rows, List.of());
                },
                "2024",
                "bad.jpg");
        onlyTheGoodOneComesBack(good, "its manifest says");
    }

    @Test
    void aPayloadChunkThatIsAManifestCostsItsFileAlone() throws Exception {
        Shot good = keep("2024", "good.jpg");
        Shot bad = keepWith(
                m -> {
                    List<ManifestRow> rows = new ArrayList<>(m.rows());
                    rows.set(
                            1,
                            new ManifestRow(
                                    good.manifest().id(),
                                    rows.get(1).length(),
                                    rows.get(1).fingerprint()));
                    return new Manifest(m.length(), m.hash(), 1, rows, List.of());
                },
                "2024",
                "bad.jpg");
        assertThat(bad.length()).isEqualTo(3_500);
        onlyTheGoodOneComesBack(good, "");
    }

    @Test
    void theSamePhotoUnderSeveralNamesFailsUnderEach() throws Exception {
        Shot shot = keep("a.jpg");
        Shot.keep(ann, true, List.of(shot.named(ann, "b.jpg")));
        ann.library().store().chunks().quarantine(shot.payload().get(0).id());
        assertThat(restore().failed())
                .containsExactlyInAnyOrder(
                        new FailedFile("pictures/a.jpg", NOT_TO_BE_HAD),
                        new FailedFile("pictures/b.jpg", NOT_TO_BE_HAD));
    }

    @Test
    void stopsWhenThePersonHasHadEnough() throws Exception {
        keep("a.jpg");
        Observer enough = new Observer() {
            @Override
            public void happened(NodeEvent event) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        RestoreReport report = Restoring.all(ann, to, enough);
        assertThat(report.resources()).isZero();
        assertThat(everything()).isEmpty();
    }
}
