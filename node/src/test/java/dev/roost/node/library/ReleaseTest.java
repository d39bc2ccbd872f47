package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Trash;
import dev.roost.proto.model.Untrash;
import dev.roost.storage.ChunkFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the trash releases and names again, and what devices hold of it. */
class ReleaseTest extends TrashingTest {
    ReleaseTest() throws IOException {}

    @Test
    void oneEntryPutsAPhotoIntoTheTrashAndReleasesWhatNoOtherPhotoNeeds() throws IOException {
        byte[] shared = Jpegs.bytes(random, 900);
        Shot one = Shot.of(anna, List.of(shared, Jpegs.bytes(random, 500)), "one.jpg");
        Shot two = Shot.of(anna, List.of(shared, Jpegs.bytes(random, 501)), "two.jpg");
        Shot.keep(anna, true, List.of(one, two, Shot.take(anna, random, 2, "three.jpg")));
        Set<ChunkId> onlyOne = new HashSet<>(one.ids());
        onlyOne.removeAll(two.ids());

        assertThat(can(anna).trash(List.of(photo(one)))).isEqualTo(1);
        LogEntry first = anna.newestEntry();
        assertThat(first.fields().kind()).isEqualTo(EntryKind.RELEASED);
        assertThat(anna.library().open(first).orElseThrow().statements())
                .containsExactly(new Trash(photo(one), Octets.EMPTY));
        assertThat(anna.named(first)).isEqualTo(onlyOne);

        // What both needed goes with the second.
        can(anna).trash(List.of(photo(two)));
        assertThat(anna.named(anna.newestEntry())).isEqualTo(two.ids());
        assertThat(can(anna).trash(List.of(photo(one), photo(two)))).isZero();
    }

    @Test
    void twoPhotosTrashedTogetherReleaseWhatOnlyTheyShare() throws IOException {
        byte[] shared = Jpegs.bytes(random, 900);
        Shot one = Shot.of(anna, List.of(shared), "one.jpg");
        Shot two = Shot.of(anna, List.of(shared, Jpegs.bytes(random, 501)), "two.jpg");
        Shot.keep(anna, true, List.of(one));
        Shot.keep(anna, true, List.of(two));
        can(anna).trash(List.of(photo(one), photo(two)));
        Set<ChunkId> both = new HashSet<>(one.ids());
        both.addAll(two.ids());
        assertThat(anna.named(anna.newestEntry())).isEqualTo(both);
    }

    @Test
    void whatAnotherMembersPhotoNeedsIsNotReleased() throws IOException {
        byte[] shared = Jpegs.bytes(random, 900);
        Shot one = Shot.of(anna, List.of(shared), "one.jpg");
        Shot two = Shot.of(ben, List.of(shared, Jpegs.bytes(random, 501)), "two.jpg");
        Shot.keep(anna, true, List.of(one));
        Shot.keep(ben, true, List.of(two));
        meet();
        can(anna).trash(List.of(photo(one)));
        assertThat(anna.named(anna.newestEntry()))
                .containsExactly(one.manifest().id());
    }

    @Test
    void whatAPhotoMayNeedWhoseManifestIsNotHereIsNotReleased() throws IOException {
        byte[] shared = Jpegs.bytes(random, 900);
        Shot one = Shot.of(anna, List.of(shared), "one.jpg");
        Shot.keep(anna, true, List.of(one));
        Shot.keep(ben, true, List.of(Shot.of(ben, List.of(shared, Jpegs.bytes(random, 501)), "two.jpg")));
        // Its entry has come, and nothing that the entry names.
        anna.pullLogs(ben);
        can(anna).trash(List.of(photo(one)));
        assertThat(anna.newestEntry().fields().lists()).isEmpty();
        assertThat(trashed(anna)).containsExactly(photo(one));
    }

    @Test
    void takingAPhotoOutNamesEverythingThatItNeedsAgain() throws IOException {
        byte[] shared = Jpegs.bytes(random, 900);
        Shot one = Shot.of(anna, List.of(shared), "one.jpg");
        Shot two = Shot.of(anna, List.of(shared, Jpegs.bytes(random, 501)), "two.jpg");
        Shot.keep(anna, true, List.of(one, two));
        can(anna).trash(List.of(photo(one)));
        can(anna).trash(List.of(photo(two)));
        assertThat(can(anna).untrash(List.of(photo(one)))).isEqualTo(1);
        LogEntry entry = anna.newestEntry();
        assertThat(entry.fields().kind()).isEqualTo(EntryKind.KEPT);
        assertThat(anna.library().open(entry).orElseThrow().statements())
                .containsExactly(new Untrash(photo(one), Octets.EMPTY));
        // The shared chunk was released with the other photo.
        assertThat(anna.named(entry)).isEqualTo(one.ids());
        assertThat(trashed(anna)).containsExactly(photo(two));
        assertThat(can(anna).untrash(List.of(photo(one)))).isZero();
    }

    @Test
    void aDeviceWithoutKeysHoldsAndVouchesForWhatWasReleased() throws IOException {
        Shot shot = kept(anna, "one.jpg");
        meet();
        long held = nas.store().chunks().counts().heldChunks();
        can(anna).trash(List.of(photo(shot)));
        meet();
        for (ChunkId id : shot.ids()) {
            assertThat(nas.store().chunks().holds(id)).isTrue();
            List<Long> namedBy = nas.store().chunks().fact(id).stream()
                    .flatMap(fact -> fact.naming().stream())
                    .map(ChunkFact.Naming::seq)
                    .toList();
            assertThat(namedBy)
                    .doesNotContain(anna.newestEntry().fields().seq())
                    .isNotEmpty();
        }
        // The lists of the release came, and nothing went.
        assertThat(nas.store().chunks().counts().heldChunks())
                .isEqualTo(held + anna.newestEntry().fields().lists().size());
        nas.store().chunks().quarantine(shot.payload().get(0).id());
        assertThat(nas.wholeness().exceptions(anna.library().ownLog()))
                .containsExactly(shot.payload().get(0).id());
        nas.pullChunks(anna);
        assertThat(nas.wholeness().marks())
                .allMatch(mark ->
                        mark.exceptions() == 0 && mark.whole() == mark.head().seq());
    }

    @Test
    void whatIsNamedOnlyByAReleaseIsAskedOfNobody() throws IOException {
        meet();
        // So much is lacking that it is not told chunk by chunk.
        name(anna, EntryKind.KEPT, Limits.EXCEPTIONS_MAX + 1);
        LogEntry released = name(ben, EntryKind.RELEASED, 3);
        nas.pull(anna);
        nas.pull(ben);
        assertThat(nas.store().chunks().counts().lackingChunks()).isEqualTo(Limits.EXCEPTIONS_MAX + 1);
        assertThat(nas.wholeness().marks())
                .filteredOn(mark -> mark.head().log().equals(ben.library().ownLog()))
                .allMatch(mark -> mark.whole() == released.fields().seq())
                .hasSize(1);
    }

    /** An entry that names so many chunks that nobody has. */
    private LogEntry name(Device by, EntryKind kind, int chunks) throws IOException {
        List<ChunkList.Row> rows = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            rows.add(new ChunkList.Row(0, ChunkId.of(Jpegs.bytes(random, ChunkId.BYTES))));
        }
        List<ChunkId> lists = new ArrayList<>();
        for (ChunkList list : ChunkList.covering(ChunkType.PAYLOAD, false, rows)) {
            by.store().chunks().put(list.toChunk());
            lists.add(list.toChunk().id());
        }
        by.store().chunks().commit();
        LogEntry entry = by.library().append(kind, lists, new EntryBody(0, 0, List.of(), List.of(), Octets.EMPTY));
        by.folds().advance();
        return entry;
    }

    @Test
    void nothingIsReleasedByALookThatAnotherEntryOvertook() throws IOException {
        Set<LogHead> seen = Set.copyOf(anna.store().logs().heads());
        EntryBody body = new EntryBody(0, 0, List.of(), List.of(), Octets.EMPTY);
        kept(ben, "one.jpg");
        anna.pullLogs(ben);
        assertThat(anna.library().appendAfter(seen, EntryKind.RELEASED, List.of(), body))
                .isEmpty();
        Set<LogHead> now = Set.copyOf(anna.store().logs().heads());
        Optional<LogEntry> entry = anna.library().appendAfter(now, EntryKind.RELEASED, List.of(), body);
        assertThat(entry).isPresent();
    }
}
