package dev.roost.node.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restoring brings everything that is kept, also what a path held before it held something else. */
class RestoreVersionsTest {
    private static final String OWN = "pictures/IMG_0001.JPG";

    @TempDir
    private Path temp;

    private final Random random = new Random(15);
    private final Device ann;
    private Path to;

    RestoreVersionsTest() throws IOException {
        ann = Household.found(15).founder();
    }

    @BeforeEach
    void prepare() throws IOException {
        to = temp.toRealPath().resolve("restored");
    }

    private RestoreReport restore() throws IOException, InterruptedException {
        return Restoring.all(ann, to);
    }

    private Shot keep(String name) throws IOException {
        Shot shot = Shot.take(ann, random, 2, name);
        Shot.keep(ann, true, List.of(shot));
        return shot;
    }

    private ContentHash hash(String name) throws IOException {
        return ContentHash.of(Sha256.of(Files.readAllBytes(to.resolve(name))));
    }

    private Set<ContentHash> everything() throws IOException {
        try (Stream<Path> all = Files.walk(to)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> {
                        try {
                            return hash(to.relativize(path).toString());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void picturesThatAFormattedCardPutUnderOneNameAllComeBackTheNewestUnderIt() throws Exception {
        Shot first = keep("IMG_0001.JPG");
        Shot second = keep("IMG_0001.JPG");
        Shot newest = keep("IMG_0001.JPG");
        RestoreReport report = restore();
        assertThat(report.photos())
                .as("as many as status counts")
                .isEqualTo(ann.folds().index().totals().resources())
                .isEqualTo(3);
        assertThat(hash(OWN)).isEqualTo(newest.hash());
        assertThat(everything()).containsExactlyInAnyOrder(first.hash(), second.hash(), newest.hash());
        assertThat(report.renamed())
                .extracting(RestoreReport.Renamed::name, RestoreReport.Renamed::as)
                .containsExactlyInAnyOrder(
                        tuple(OWN, to.resolve("pictures/IMG_0001 (2).JPG").toString()),
                        tuple(OWN, to.resolve("pictures/IMG_0001 (3).JPG").toString()));
        RestoreReport again = restore();
        assertThat(again.present()).as("found again under its number").isEqualTo(3);
        assertThat(everything()).hasSize(3);
    }

    @Test
    void anEarlierVersionDoesNotTakeTheNameOfANewerOneThatIsNotToBeHad() throws Exception {
        Shot first = keep("IMG_0001.JPG");
        Shot newest = keep("IMG_0001.JPG");
        ann.library().store().chunks().quarantine(newest.payload().get(0).id());
        RestoreReport report = restore();
        assertThat(report.failed()).extracting(FailedFile::path).containsExactly(OWN);
        assertThat(report.photos()).as("what failed does not count").isEqualTo(1);
        assertThat(to.resolve(OWN)).doesNotExist();
        assertThat(hash("pictures/IMG_0001 (2).JPG")).isEqualTo(first.hash());
    }

    @Test
    void whatLiesElsewhereNowComesBackThereAlone() throws Exception {
        Shot moved = keep("IMG_0001.JPG");
        Shot.keep(ann, true, List.of(moved.named(ann, "rome.jpg")));
        Shot newest = keep("IMG_0001.JPG");
        RestoreReport report = restore();
        assertThat(report.renamed()).isEmpty();
        assertThat(report.resources()).isEqualTo(2);
        assertThat(hash("pictures/rome.jpg")).isEqualTo(moved.hash());
        assertThat(hash(OWN)).isEqualTo(newest.hash());
    }

    @Test
    void aPhotoWhoseListIsLostIsBroughtAsFarAsItIsThereAndElseNamed() throws Exception {
        Shot bad = keep("bad.jpg");
        Shot good = keep("good.jpg");
        LogHead head = ann.library().store().logs().head(ann.library().ownLog()).orElseThrow();
        for (long seq = head.seq() - 1; seq <= head.seq(); seq++) {
            LogEntry entry = ann.library().store().logs().entry(head.log(), seq).orElseThrow();
            for (ChunkId list : entry.fields().lists()) {
                ann.library().store().chunks().quarantine(list);
            }
        }
        ann.library().store().chunks().quarantine(bad.payload().get(0).id());
        ann.folds().restart();
        RestoreReport report = restore();
        assertThat(report.failed()).extracting(FailedFile::path).containsExactly("pictures/bad.jpg");
        assertThat(hash("pictures/good.jpg")).isEqualTo(good.hash());
    }

    @Test
    void whatWasSeenUnderNoNameComesBackUnderItsId() throws Exception {
        Shot shot = Shot.take(ann, random, 1, "never said");
        List<SealedChunk> lists = Shot.lists(ann, true, List.of(shot));
        for (SealedChunk chunk :
                Stream.concat(lists.stream(), shot.chunks().stream()).toList()) {
            ann.library().store().chunks().put(chunk);
        }
        ann.library().store().chunks().commit();
        KeptRow row = new KeptRow(shot.resource(), shot.manifest().id());
        ann.library()
                .append(
                        EntryKind.KEPT,
                        lists.stream().map(SealedChunk::id).toList(),
                        new EntryBody(0, 0, List.of(row), List.of(), Octets.EMPTY));
        ann.folds().advance();
        assertThat(restore().photos()).isEqualTo(1);
        assertThat(hash("unnamed/" + shot.resource().hex())).isEqualTo(shot.hash());
    }
}
