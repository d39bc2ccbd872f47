package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.KeepingHome;
import dev.roost.node.kit.Shot;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.photo.KeptFolder;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.KeptRow;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only lost entries of this device said is said again. */
class KeepAgainTest {
    @TempDir
    private Path temp;

    private final Random random = new Random(17);
    private final KeepingHome home;

    KeepAgainTest() throws IOException {
        home = new KeepingHome();
    }

    @Test
    void whereThisDeviceSawAPhotoIsSaidAgainAlsoWhenAnotherMemberKeptThePhotoToo() throws Exception {
        Path pictures = Files.createDirectory(temp.toRealPath().resolve("pictures"));
        Files.write(pictures.resolve("a.jpg"), Jpegs.bytes(random, 4_000));
        Files.write(pictures.resolve("b.jpg"), Jpegs.bytes(random, 4_000));
        KeptFolder folder = KeptFolder.of(pictures, false, true);
        home.scan(folder);
        // What is left of the logs: another member's entry for one of the photos, which saw it elsewhere.
        List<ResourceId> photos = new ArrayList<>();
        List<FilePath> paths = new ArrayList<>();
        home.originals().originals((key, original) -> {
            photos.add(original.resource());
            paths.add(original.path());
            return true;
        });
        PhotoIndex left = indexAfterLoss(photos.get(0));
        assertThat(left.resource(photos.get(0))).isPresent();
        home.originals().keepAgainWhatIsUnnamed(left);
        assertThat(pending()).containsExactlyInAnyOrderElementsOf(paths);
        home.originals().kept(keys());
        home.originals().keepAgainWhatIsUnnamed(home.member().folds().index());
        assertThat(pending()).as("nothing was lost").isEmpty();
    }

    private PhotoIndex indexAfterLoss(ResourceId kept) throws IOException {
        Device other = Household.found(5).founder();
        KeptRow row =
                new KeptRow(kept, Shot.take(other, random, 1, "x").manifest().id());
        other.library()
                .append(
                        EntryKind.KEPT,
                        List.of(),
                        new EntryBody(
                                0,
                                0,
                                List.of(row),
                                List.of(Shot.take(other, random, 1, "a.jpg").seen()),
                                Octets.EMPTY));
        other.folds().advance();
        return other.folds().index();
    }

    private List<PathKey> keys() throws IOException {
        List<PathKey> keys = new ArrayList<>();
        home.originals().originals((key, original) -> keys.add(key));
        return keys;
    }

    private List<FilePath> pending() throws IOException {
        List<FilePath> pending = new ArrayList<>();
        home.originals().pending((key, original) -> pending.add(original.path()));
        return pending;
    }
}
