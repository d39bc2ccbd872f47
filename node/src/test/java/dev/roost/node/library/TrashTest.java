package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Seeds;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PhotoId;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.Takes;
import dev.roost.proto.model.Trash;
import dev.roost.proto.model.Untrash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What members make of photos in the trash, in whatever order they hear of each other. */
class TrashTest extends TrashingTest {
    TrashTest() throws IOException {}

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
        LogEntry trash = ben.newestEntry();
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
