package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Seeds;
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
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import dev.roost.proto.model.Trash;
import dev.roost.proto.model.Untrash;
import dev.roost.storage.ChunkFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What two members and a storage device make of photos in the trash. */
class TrashTest {
    private final Household house = Household.found(71);
    private final Device anna = house.founder();
    private final Device ben = house.admitMember();
    private final Device nas = house.admitStorage();
    private final Random random = new Random(3);

    TrashTest() throws IOException {}

    private static TrashCan can(Device device) {
        return new TrashCan(device.library(), device.folds(), device.manifests());
    }

    private static PhotoId photo(Shot shot) {
        return PhotoId.of(shot.resource());
    }

    private Shot kept(Device by, String name) throws IOException {
        Shot shot = Shot.take(by, random, 3, name);
        Shot.keep(by, true, List.of(shot));
        return shot;
    }

    /** Everybody hears everything, and the storage device and its word reach everybody. */
    private void meet() throws IOException {
        for (int round = 0; round < 2; round++) {
            nas.pull(anna);
            nas.pull(ben);
            ben.pull(nas);
            anna.pull(nas);
        }
        nas.sign(anna, ben);
    }

    private static LogEntry newest(Device device) throws IOException {
        LogHead head = device.store().logs().head(device.library().ownLog()).orElseThrow();
        return device.store().logs().entry(head.log(), head.seq()).orElseThrow();
    }

    private static Set<ChunkId> named(Device device, LogEntry entry) throws IOException {
        Set<ChunkId> named = new HashSet<>();
        for (ChunkId list : entry.fields().lists()) {
            ChunkList.parse(device.store().chunks().get(list).orElseThrow())
                    .rows()
                    .forEach(row -> named.add(row.id()));
        }
        return named;
    }

    private static Set<PhotoId> trashed(Device device) throws IOException {
        Set<PhotoId> trashed = new HashSet<>();
        device.folds().index().trashed(trashed::add);
        return trashed;
    }

    @Test
    void oneEntryPutsAPhotoIntoTheTrashAndReleasesWhatNoOtherPhotoNeeds() throws IOException {
        byte[] shared = Jpegs.bytes(random, 900);
        Shot one = Shot.of(anna, List.of(shared, Jpegs.bytes(random, 500)), "one.jpg");
        Shot two = Shot.of(anna, List.of(shared, Jpegs.bytes(random, 501)), "two.jpg");
        Shot.keep(anna, true, List.of(one, two, Shot.take(anna, random, 2, "three.jpg")));
        Set<ChunkId> onlyOne = new HashSet<>(one.ids());
        onlyOne.removeAll(two.ids());

        assertThat(can(anna).trash(List.of(photo(one)))).isEqualTo(1);
        LogEntry first = newest(anna);
        assertThat(first.fields().kind()).isEqualTo(EntryKind.RELEASED);
        assertThat(anna.library().open(first).orElseThrow().statements())
                .containsExactly(new Trash(photo(one), Octets.EMPTY));
        assertThat(named(anna, first)).isEqualTo(onlyOne);

        // What both needed goes with the second.
        can(anna).trash(List.of(photo(two)));
        assertThat(named(anna, newest(anna))).isEqualTo(two.ids());
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
        assertThat(named(anna, newest(anna))).isEqualTo(both);
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
        assertThat(named(anna, newest(anna))).containsExactly(one.manifest().id());
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
        assertThat(newest(anna).fields().lists()).isEmpty();
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
        LogEntry entry = newest(anna);
        assertThat(entry.fields().kind()).isEqualTo(EntryKind.KEPT);
        assertThat(anna.library().open(entry).orElseThrow().statements())
                .containsExactly(new Untrash(photo(one), Octets.EMPTY));
        // The shared chunk was released with the other photo.
        assertThat(named(anna, entry)).isEqualTo(one.ids());
        assertThat(trashed(anna)).containsExactly(photo(two));
        assertThat(can(anna).untrash(List.of(photo(one)))).isZero();
    }

    @Test
    void whoTookItOutWithoutKnowingOfTheOtherWins() throws IOException {
        Shot shot = kept(anna, "one.jpg");
        can(anna).trash(List.of(photo(shot)));
        meet();
        can(ben).untrash(List.of(photo(shot)));
        // Anna takes it out too, and changes her mind, before she hears of Ben.
        can(anna).untrash(List.of(photo(shot)));
        can(anna).trash(List.of(photo(shot)));
        assertThat(trashed(anna)).containsExactly(photo(shot));
        meet();
        assertThat(trashed(anna)).isEmpty();
        assertThat(trashed(ben)).isEmpty();
        // Now she knows, and means it.
        can(anna).trash(List.of(photo(shot)));
        meet();
        assertThat(trashed(anna)).containsExactly(photo(shot));
        assertThat(trashed(ben)).containsExactly(photo(shot));
    }

    @Test
    void oneEntryThatSaysBothKeeps() throws IOException {
        Shot shot = kept(anna, "one.jpg");
        anna.library()
                .append(
                        EntryKind.STATEMENTS,
                        List.of(),
                        new EntryBody(
                                0,
                                0,
                                List.of(),
                                List.of(new Untrash(photo(shot), Octets.EMPTY), new Trash(photo(shot), Octets.EMPTY)),
                                Octets.EMPTY));
        anna.folds().advance();
        assertThat(trashed(anna)).isEmpty();
    }

    @Test
    void aTrashThatIsHeardOfBeforeThePhotoCounts() throws IOException {
        Device late = house.admit(anna, Role.MEMBER, Takes.INDEX);
        ben.pull(late);
        Shot shot = kept(anna, "one.jpg");
        ben.pull(anna);
        can(ben).trash(List.of(photo(shot)));
        LogEntry trash = newest(ben);
        LogHead known = late.store().logs().head(ben.library().ownLog()).orElseThrow();
        for (long seq = known.seq() + 1; seq <= trash.fields().seq(); seq++) {
            late.library().admit(ben.store().logs().entry(known.log(), seq).orElseThrow());
        }
        late.folds().advance();
        assertThat(late.folds().index().resource(shot.resource())).isEmpty();
        assertThat(trashed(late)).containsExactly(photo(shot));
        assertThat(late.states().counts().values()).containsOnly(0L);
        late.pull(anna);
        assertThat(late.folds().index().resource(shot.resource())).isPresent();
        assertThat(trashed(late)).containsExactly(photo(shot));
        assertThat(late.states().counts().values()).containsOnly(0L);
    }

    @Test
    void photosInTheTrashStandInNoStateAndTheRestAddsUp() throws IOException {
        Shot one = kept(anna, "one.jpg");
        Shot two = kept(anna, "two.jpg");
        Shot.keep(ben, false, List.of(one.named(ben, "again.jpg"), Shot.take(ben, random, 1, "three.jpg")));
        meet();
        anna.sign(ben);
        Map<PhotoState, Long> before = anna.states().counts();
        assertThat(before.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
        can(ben).trash(List.of(photo(one)));
        meet();
        for (Device member : List.of(anna, ben)) {
            Map<PhotoState, Long> counts = member.states().counts();
            assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(2);
            assertThat(counts.values()).allMatch(count -> count >= 0);
        }
        can(ben).trash(List.of(photo(two)));
        can(ben).untrash(List.of(photo(one)));
        meet();
        anna.sign(ben);
        assertThat(anna.states().counts()).isEqualTo(ben.states().counts());
        assertThat(anna.states().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(2);
        assertThat(anna.states()
                        .standing(anna.folds().index().photo(photo(one)).orElseThrow())
                        .state())
                .isEqualTo(PhotoState.SAFE);
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
            assertThat(namedBy).doesNotContain(newest(anna).fields().seq()).isNotEmpty();
        }
        // The lists of the release came, and nothing went.
        assertThat(nas.store().chunks().counts().heldChunks())
                .isEqualTo(held + newest(anna).fields().lists().size());
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

    /** Three members decide at random, hear of each other in any order, and end up at one view that the logs alone give. */
    @Test
    void inWhateverOrderWordsComeAllMembersAgree() {
        Seeds.each(40, chance -> {
            Household home = Household.found(chance.nextLong());
            List<Device> members = new ArrayList<>(List.of(home.founder(), home.admitMember(), home.admitMember()));
            List<Shot> shots = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                shots.add(Shot.take(home.founder(), chance, 1, i + ".jpg"));
            }
            Shot.keep(home.founder(), true, shots);
            for (Device member : members) {
                member.pull(home.founder());
            }
            for (int step = 0; step < 30; step++) {
                Device one = members.get(chance.nextInt(3));
                List<PhotoId> photos = List.of(photo(shots.get(chance.nextInt(3))));
                switch (chance.nextInt(3)) {
                    case 0 -> can(one).trash(photos);
                    case 1 -> can(one).untrash(photos);
                    default -> one.pull(members.get(chance.nextInt(3)));
                }
            }
            for (int round = 0; round < 2; round++) {
                for (Device one : members) {
                    for (Device other : members) {
                        one.pull(other);
                    }
                }
            }
            Set<PhotoId> agreed = trashed(members.get(0));
            for (Device member : members) {
                assertThat(trashed(member)).isEqualTo(agreed);
                member.folds().restart();
                assertThat(trashed(member)).isEqualTo(agreed);
            }
        });
    }
}
