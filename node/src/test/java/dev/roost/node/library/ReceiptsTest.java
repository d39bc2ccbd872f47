package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.crypto.Identity;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PassedReceipt;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.Takes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private Household house;
    private Device ann;
    private Device nas;

    @BeforeEach
    void found() throws IOException {
        house = Household.found(6);
        ann = house.founder();
        nas = house.admitStorage();
    }

    private Receipt.Fields fields(Device signer, long counter, int age) {
        return new Receipt.Fields(
                0,
                Takes.ALL,
                ann.library().id(),
                signer.library().ownLog(),
                counter,
                age,
                5,
                500,
                0,
                List.of(),
                Octets.EMPTY);
    }

    private Receipt receipt(long counter, int age) {
        return nas.identity().sign(fields(nas, counter, age));
    }

    @Test
    void ofTwoReceiptsOfADeviceTheOneWithTheHigherCounterCountsWhicheverCameFirst() throws IOException {
        assertThat(ann.receipts().accept(receipt(7, 0))).isTrue();
        assertThat(ann.receipts().accept(receipt(6, 0))).isFalse();
        assertThat(ann.receipts().accept(receipt(7, 99))).isFalse();
        assertThat(ann.receipts().of(nas.self()).orElseThrow().receipt()).isEqualTo(receipt(7, 0));
        assertThat(ann.receipts().accept(receipt(8, 0))).isTrue();
    }

    @Test
    void aForgedReceiptOneOfAStrangerAndOneForAnotherLibraryAreRefused() throws IOException {
        Receipt forged = Receipt.of(fields(nas, 9, 0), Octets.copyOf(new byte[64]));
        assertThatThrownBy(() -> ann.receipts().accept(forged))
                .isInstanceOf(RefusedEntryException.class)
                .hasMessageContaining("signature");
        Identity stranger = Identity.create(new SeededRandom(8));
        Receipt.Fields strange = new Receipt.Fields(
                0, Takes.ALL, ann.library().id(), new LogId(stranger.id(), 1), 9, 0, 0, 0, 0, List.of(), Octets.EMPTY);
        assertThatThrownBy(() -> ann.receipts().accept(stranger.sign(strange)))
                .isInstanceOf(RefusedEntryException.class)
                .hasMessageContaining("does not belong");
        Receipt.Fields elsewhere = new Receipt.Fields(
                0,
                Takes.ALL,
                LibraryId.of(new byte[32]),
                nas.library().ownLog(),
                9,
                0,
                0,
                0,
                0,
                List.of(),
                Octets.EMPTY);
        assertThatThrownBy(() -> ann.receipts().accept(nas.identity().sign(elsewhere)))
                .isInstanceOf(RefusedEntryException.class);
        assertThat(ann.receipts().of(nas.self())).isEmpty();
    }

    @Test
    void vouchesFor35DaysOfRunningTimeSinceTheOldestReading() throws IOException {
        ann.receipts().accept(receipt(1, (int) DAY.multipliedBy(30).toSeconds()));
        assertThat(ann.receipts().fresh()).hasSize(1);
        house.time().pass(DAY.multipliedBy(5).minusSeconds(1));
        assertThat(ann.receipts().fresh()).hasSize(1);
        house.time().pass(Duration.ofSeconds(1));
        assertThat(ann.receipts().fresh()).isEmpty();
        ann.receipts().accept(receipt(2, 0));
        assertThat(ann.receipts().fresh()).hasSize(1);
    }

    @Test
    void aReceiptThatIsPassedOnIsNoFresherThanForWhoeverPassedItOn() throws IOException {
        ann.receipts()
                .accept(PassedReceipt.of(receipt(1, 0), DAY.multipliedBy(30).toSeconds()));
        assertThat(ann.receipts().fresh()).hasSize(1);
        house.time().pass(DAY.multipliedBy(5).minusSeconds(1));
        ann.restart();
        assertThat(ann.receipts().fresh()).hasSize(1);
        house.time().pass(Duration.ofSeconds(1));
        assertThat(ann.receipts().fresh()).isEmpty();
        Receipts.Kept kept = ann.receipts().of(nas.self()).orElseThrow();
        assertThat(ann.receipts().ageSeconds(kept))
                .as("what it would pass on")
                .isEqualTo(DAY.multipliedBy(35).toSeconds());
    }

    @Test
    void aReceiptOfUnknownAgeIsStaleUntilItsOwnDeviceSaysThatItIsItsNewest() throws IOException {
        ann.receipts().accept(new PassedReceipt(receipt(4, 0), OptionalLong.empty()));
        assertThat(ann.receipts().fresh()).isEmpty();
        assertThat(ann.receipts().confirmed(nas.self(), 3)).isFalse();
        assertThat(ann.receipts().fresh()).isEmpty();
        assertThat(ann.receipts().confirmed(nas.self(), 4)).isTrue();
        assertThat(ann.receipts().fresh()).hasSize(1);
        assertThat(ann.receipts().confirmed(nas.self(), 4)).isFalse();
    }

    @Test
    void theWallClockMakesNoReceiptFreshOrStale() throws IOException {
        ann.receipts().accept(receipt(1, 0));
        house.time().setWall(house.time().instant().plus(Duration.ofDays(400)));
        assertThat(ann.receipts().fresh()).hasSize(1);
        house.time().setWall(house.time().instant().minus(Duration.ofDays(4_000)));
        house.time().pass(DAY.multipliedBy(35));
        assertThat(ann.receipts().fresh()).isEmpty();
    }

    @Test
    void anUnchangedStateIsSignedAnewAfterADayAndAChangedOneAtOnce() throws IOException {
        assertThat(nas.sign()).isPresent();
        assertThat(nas.sign()).isEmpty();
        house.time().pass(DAY.minusSeconds(1));
        assertThat(nas.sign()).isEmpty();
        house.time().pass(Duration.ofSeconds(1));
        Optional<Receipt> renewed = nas.sign();
        assertThat(renewed).isPresent();
        assertThat(renewed.orElseThrow().fields().counter()).isEqualTo(2);
        assertThat(nas.receipts().issue(nas.wholeness().marks(), house.time().seconds(), Receipt.FLAG_FULL))
                .isPresent();
    }

    @Test
    void aReadingThatMadeItYoungerIsSignedForAtOnce() throws IOException {
        long began = house.time().seconds();
        house.time().pass(Duration.ofHours(3));
        nas.receipts().issue(List.of(), began, 0);
        assertThat(nas.receipts().issue(List.of(), began, 0)).isEmpty();
        assertThat(nas.receipts().issue(List.of(), house.time().seconds(), 0)).isPresent();
    }

    @Test
    void receiptsAndWhenTheyCameAreKnownAfterARestart() throws IOException {
        house.time().pass(Duration.ofHours(2));
        ann.receipts().accept(receipt(3, 55));
        ann.restart();
        Receipts.Kept kept = ann.receipts().of(nas.self()).orElseThrow();
        assertThat(kept.receipt()).isEqualTo(receipt(3, 55));
        assertThat(kept.runningAt()).isEqualTo(house.time().seconds());
        assertThat(ann.receipts().accept(receipt(2, 0))).isFalse();
    }

    @Test
    void aDeviceRestoredFromAnOlderCopyOverrulesWhatItSignedInItsLaterLife() throws IOException {
        for (int i = 0; i < 3; i++) {
            house.time().pass(DAY);
            nas.sign(ann);
        }
        Receipt later = ann.receipts().of(nas.self()).orElseThrow().receipt();
        Receipts restored =
                new Receipts(Household.found(6).admitStorage().library(), nas.identity(), house.time(), house.time());
        assertThat(restored.accept(later))
                .as("its own word from another life is no news")
                .isFalse();
        Receipt next = restored.issue(List.of(), house.time().seconds(), 0).orElseThrow();
        assertThat(next.fields().counter()).isGreaterThan(later.fields().counter());
        assertThat(ann.receipts().accept(next)).isTrue();
    }

    @Test
    void itsOwnWordThatComesBackIsNotTakenForWhatItHoldsNow() throws IOException {
        Receipt own = nas.identity().sign(fields(nas, 40, 0));
        nas.receipts().accept(own);
        assertThat(nas.receipts().fresh()).doesNotContain(own);
        assertThatThrownBy(() ->
                        nas.receipts().accept(Receipt.of(fields(nas, 1L << 60, 0), Octets.copyOf(new byte[64]))))
                .isInstanceOf(RefusedEntryException.class);
        assertThat(nas.sign().orElseThrow().fields().counter()).isEqualTo(41);
    }
}
