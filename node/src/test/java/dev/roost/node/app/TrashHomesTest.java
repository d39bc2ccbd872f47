package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.Until;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.StoredLibrary;
import dev.roost.node.api.TrashRequest;
import dev.roost.node.kit.Jpegs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trash of a household with two members and a storage device, each with a store on disk. */
class TrashHomesTest extends TwoMembersTest {
    private final Random random = new Random(5);

    @BeforeEach
    void meet() throws Exception {
        ben.node().goOnline();
        joinBen();
        for (String name : List.of("a.jpg", "b.jpg", "c.jpg")) {
            Files.write(pictures.resolve(name), Jpegs.bytes(random, 5_000));
        }
        keep(pictures);
        Until.passes(() -> {
            assertThat(ann.status().backedUp()).isEqualTo(3);
            assertThat(ben.status().backedUp()).isEqualTo(3);
        });
    }

    private static RestoreReport restore(LocalControl control, Path to, String... ids) throws NodeException {
        return control.restore(new RestoreRequest(to.toUri().toASCIIString(), List.of(ids)), Observer.NONE);
    }

    private static TrashRequest naming(String... ids) {
        return new TrashRequest(List.of(ids));
    }

    private static List<String> names(LocalControl control) throws NodeException {
        return control.photos().photos().stream().map(PhotoReport::name).toList();
    }

    private static void stands(LocalControl control, long photos, long trashed) throws NodeException {
        StatusReport status = control.status();
        assertThat(status.photos()).isEqualTo(photos);
        assertThat(status.resources()).isEqualTo(photos);
        assertThat(status.trashed()).isEqualTo(trashed);
        assertThat(status.pending() + status.backedUp() + status.safe() + status.atRisk())
                .isEqualTo(photos);
        assertThat(status.pending()).isZero();
        assertThat(status.atRisk()).isZero();
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void whatOneMemberTrashesIsGoneFromEveryListAndComesBackFromAnotherMember() throws Exception {
        String id = id("b.jpg");
        long chunks = nas.status().chunks();
        assertThat(ann.trash(naming(id.substring(0, 8))).photos()).isEqualTo(1);
        assertThat(ann.trash(naming(id)).photos()).isZero();
        Until.passes(() -> {
            for (LocalControl member : List.of(ann, ben)) {
                stands(member, 2, 1);
                assertThat(names(member)).containsExactly("a.jpg", "c.jpg");
            }
        });
        assertThat(ann.status().bytes()).isEqualTo(10_000);
        // The storage device got the word, and lost nothing.
        Until.passes(() -> assertThat(nas.status().chunks()).isGreaterThan(chunks));
        assertThat(nas.status().libraries()).singleElement().returns(0L, StoredLibrary::missing);

        Path all = folder.resolve("all");
        assertThat(restore(ben, all).photos()).isEqualTo(2);
        assertThat(files(all)).isEqualTo(2);
        assertThat(restore(ben, folder.resolve("one"), id).photos()).isEqualTo(1);

        assertThat(ben.untrash(naming(id)).photos()).isEqualTo(1);
        Until.passes(() -> {
            for (LocalControl member : List.of(ann, ben)) {
                stands(member, 3, 0);
            }
        });
        assertThat(restore(ben, all).photos()).isEqualTo(3);
        assertThat(all.resolve("pictures").resolve("b.jpg")).hasSameBinaryContentAs(pictures.resolve("b.jpg"));
    }

    @Test
    void whatAFolderSendsAgainStaysInTheTrashUntilSomebodyNamesTheFile() throws Exception {
        ann.trash(naming(id("b.jpg")));
        Files.copy(pictures.resolve("b.jpg"), pictures.resolve("again.jpg"));
        List<String> notes = new ArrayList<>();
        KeepReport report =
                ann.keep(new KeepRequest(List.of(pictures.toUri().toASCIIString()), true, false, false), event -> {
                    if (event instanceof NodeEvent.Note note) {
                        notes.add(note.text());
                    }
                });
        assertThat(notes).anyMatch(note -> note.startsWith("In the trash, and left there: 1 photo of these."));
        assertThat(report.failed()).isEmpty();
        assertThat(report.pending()).isZero();
        stands(ann, 2, 1);
        assertThat(names(ann)).containsExactly("a.jpg", "c.jpg");
        // Ben has the same photo in a folder of his own.
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.copy(pictures.resolve("b.jpg"), own.resolve("mine.jpg"));
        Until.passes(() -> assertThat(ben.status().trashed()).isEqualTo(1));
        ben.keep(new KeepRequest(List.of(own.toUri().toASCIIString()), true, true, false), Observer.NONE);
        stands(ben, 2, 1);

        keep(pictures.resolve("again.jpg"));
        Until.passes(() -> {
            stands(ann, 3, 0);
            stands(ben, 3, 0);
        });
        Path to = folder.resolve("to");
        assertThat(restore(ben, to).failed()).isEmpty();
        assertThat(to.resolve("own").resolve("mine.jpg")).hasSameBinaryContentAs(pictures.resolve("b.jpg"));
    }

    @Test
    void theTrashOutlivesARestartAndAnIndexMadeAnew() throws Exception {
        ann.trash(naming(id("b.jpg")));
        homes.end(ann);
        ann = homes.open("ann");
        stands(ann, 2, 1);
        LoneMember.library(ann).folds().restart();
        stands(ann, 2, 1);
    }

    @Test
    void whatIsNoPhotoOrNoMemberIsRefusedAndNothingHappens() throws Exception {
        assertThatThrownBy(() -> ann.trash(naming(id("a.jpg"), "0123456789abcdef")))
                .hasMessage("No photo has this id: 0123456789abcdef")
                .extracting(e -> ((NodeException) e).code())
                .isEqualTo("no-such-photo");
        assertThatThrownBy(() -> ann.untrash(naming("b.jpg")))
                .extracting(e -> ((NodeException) e).code())
                .isEqualTo("usage");
        assertThatThrownBy(() -> nas.trash(naming(id("a.jpg"))))
                .extracting(e -> ((NodeException) e).code())
                .isEqualTo("storage-device");
        stands(ann, 3, 0);
    }
}
