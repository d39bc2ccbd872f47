package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Seeds;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.PhotoId;
import dev.roost.storage.ChunkFact;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhotoStatesTest {
    private final Random random = new Random(8);

    @Test
    void goesFromPendingOverBackedUpToSafeAndToAtRiskWhenNobodyVouchesAnyMore() throws IOException {
        Household house = Household.found(8);
        Device ann = house.founder();
        Device nas = house.admitStorage();
        Device second = house.admitStorage();
        Shot shot = Shot.take(ann, random, 2, "a.jpg");
        Shot.keep(ann, true, List.of(shot));
        assertThat(state(ann, shot)).isEqualTo(PhotoState.PENDING);
        ann.sign();
        assertThat(state(ann, shot)).as("held here by its own word").isEqualTo(PhotoState.BACKED_UP);
        nas.pull(ann);
        assertThat(state(ann, shot)).isEqualTo(PhotoState.BACKED_UP);
        nas.sign(ann);
        assertThat(state(ann, shot)).isEqualTo(PhotoState.SAFE);
        house.time().pass(Duration.ofDays(34));
        second.pull(ann);
        second.sign(ann);
        assertThat(ann.states().standing(photo(ann, shot)).copies()).isEqualTo(3);
        house.time().pass(Duration.ofDays(1));
        assertThat(state(ann, shot)).isEqualTo(PhotoState.BACKED_UP);
        house.time().pass(Duration.ofDays(34));
        assertThat(state(ann, shot)).isEqualTo(PhotoState.AT_RISK);
    }

    @Test
    void aKeptInPlacePhotoCountsOnlyOnDevicesThatTakePayload() throws IOException {
        Household house = Household.found(8);
        Device ann = house.founder();
        Device ben = house.admitMember();
        Shot shot = Shot.take(ann, random, 2, "a.jpg");
        Shot.keep(ann, false, List.of(shot));
        ben.pull(ann);
        ann.sign(ben);
        ben.sign(ann);
        assertThat(state(ann, shot)).isEqualTo(PhotoState.PENDING);
        assertThat(state(ben, shot)).as("not ben's own").isEqualTo(PhotoState.AT_RISK);
    }

    @Test
    void aPhotoWhoseManifestIsNotHereIsNotCalledSafeOnTheWordOfADeviceThatLacksPartsOfItsEntry() throws IOException {
        Household house = Household.found(8);
        Device ann = house.founder();
        Device ben = house.admitMember();
        Device nas = house.admitStorage();
        ann.pullLogs(nas);
        Shot shot = Shot.take(ben, random, 2, "a.jpg");
        ben.pull(ann);
        Shot.keep(ben, true, List.of(shot));
        nas.pullLogs(ben);
        nas.pullChunks(ben);
        ann.pullLogs(ben);
        LogEntry entry = ben.library()
                .store()
                .logs()
                .entry(
                        ben.library().ownLog(),
                        ben.library()
                                .store()
                                .logs()
                                .head(ben.library().ownLog())
                                .orElseThrow()
                                .seq())
                .orElseThrow();
        for (ChunkId list : entry.fields().lists()) {
            ann.library()
                    .store()
                    .chunks()
                    .put(ben.library().store().chunks().get(list).orElseThrow());
        }
        ann.library().store().chunks().commit();
        ann.folds().advance();
        nas.library().store().chunks().quarantine(shot.payload().get(0).id());
        nas.sign(ann);
        assertThat(ann.manifests().read(shot.manifest().id())).isEmpty();
        assertThat(state(ann, shot)).isEqualTo(PhotoState.AT_RISK);
        assertThat(ann.states().counts()).containsEntry(PhotoState.AT_RISK, 1L);
    }

    @Test
    void aPhotoWhoseListsAreNotHereIsThereAndAtRiskUntilItIsKnownWhoHoldsIt() throws IOException {
        Household house = Household.found(8);
        Device ann = house.founder();
        Device ben = house.admitMember();
        Shot shot = Shot.take(ann, random, 2, "a.jpg");
        Shot later = Shot.take(ann, random, 2, "b.jpg");
        Shot.keep(ann, true, List.of(shot));
        Shot.keep(ann, true, List.of(later));
        ben.pullLogs(ann);
        ann.sign(ben);
        assertThat(ben.folds().index().totals().resources()).isEqualTo(2);
        assertThat(ben.states().counts()).containsEntry(PhotoState.AT_RISK, 2L);
        ben.pullChunks(ann);
        assertThat(ben.states().counts()).as("its lists say held").containsEntry(PhotoState.BACKED_UP, 2L);
        assertThat(ben.folds().index().entries().waiting()).isEmpty();
    }

    @Test
    void whereListsAreNotHereNobodyCountsWhoLacksWhatTheyMayName() throws IOException {
        Household house = Household.found(8);
        Device ann = house.founder();
        Device ben = house.admitMember();
        Device nas = house.admitStorage();
        Shot shot = Shot.take(ann, random, 2, "a.jpg");
        Shot.keep(ann, true, List.of(shot));
        nas.pull(ann);
        nas.library().store().chunks().quarantine(shot.payload().get(0).id());
        ben.pullLogs(ann);
        nas.sign(ben);
        assertThat(state(ben, shot)).isEqualTo(PhotoState.AT_RISK);
        ben.library().store().chunks().put(shot.manifest());
        ben.library().store().chunks().commit();
        assertThat(state(ben, shot)).isEqualTo(PhotoState.AT_RISK);
        nas.pull(ann);
        nas.sign(ben);
        assertThat(state(ben, shot)).isEqualTo(PhotoState.BACKED_UP);
    }

    @Test
    void whoLacksWhatVeryManyEntriesNameCountsForNoneOfThem() throws IOException {
        Household house = Household.found(8);
        Device ann = house.founder();
        Device nas = house.admitStorage();
        byte[] common = {1, 2, 3};
        long photos = ChunkFact.NAMINGS_MAX + 20;
        Shot last = Shot.take(ann, random, 1, "no such.jpg");
        for (int i = 0; i < photos; i++) {
            last = Shot.of(ann, List.of(common, new byte[] {(byte) i, (byte) (i >> 8)}), i + ".jpg");
            Shot.keep(ann, true, List.of(last));
        }
        nas.pull(ann);
        nas.sign(ann);
        assertThat(ann.states().counts()).containsEntry(PhotoState.BACKED_UP, photos);
        nas.library().store().chunks().quarantine(last.payload().get(0).id());
        nas.sign(ann);
        assertThat(ann.states().counts()).containsEntry(PhotoState.AT_RISK, photos);
        nas.pull(ann);
        nas.sign(ann);
        assertThat(ann.states().counts()).containsEntry(PhotoState.BACKED_UP, photos);
    }

    @Test
    void countsAddUpAndEqualWhatLookingAtEveryPhotoGivesAndClaimNothingThatIsNotSo() {
        Seeds.each(10, chance -> new ChanceWorld(chance).check());
    }

    private static PhotoState state(Device at, Shot shot) throws IOException {
        PhotoStates states = at.states();
        PhotoState state = states.standing(photo(at, shot)).state();
        assertThat(states.counts()).containsEntry(state, 1L);
        return state;
    }

    private static Photo photo(Device at, Shot shot) throws IOException {
        return at.folds().index().photo(PhotoId.of(shot.resource())).orElseThrow();
    }
}
