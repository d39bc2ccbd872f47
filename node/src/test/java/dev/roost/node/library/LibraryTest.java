package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.crypto.Identity;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Pen;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.DeviceAbout;
import dev.roost.proto.model.EntryBody;
import dev.roost.proto.model.EntryFields;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Offer;
import dev.roost.proto.model.Takes;
import dev.roost.storage.BrokenChainException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a library takes into its logs and what it refuses. */
class LibraryTest {
    private static final byte[] OFFER = new Offer(Takes.ALL, 0, Octets.EMPTY).encode();

    private Household house;
    private Device ann;

    @BeforeEach
    void found() throws IOException {
        house = Household.found(5);
        ann = house.founder();
    }

    private LogEntry statement(Device by, String name) throws IOException {
        EntryBody body = new EntryBody(0, 0, List.of(), List.of(DeviceAbout.name(by.self(), name)), Octets.EMPTY);
        return by.library().append(EntryKind.STATEMENTS, List.of(), body);
    }

    @Test
    void aGapInALogIsRefusedAndTheLogStaysAsItWas() throws IOException {
        Device ben = house.admitMember();
        statement(ben, "one");
        LogEntry two = statement(ben, "two");
        assertThatThrownBy(() -> ann.library().admit(two)).isInstanceOf(BrokenChainException.class);
        ann.pullLogs(ben);
        assertThat(ann.library()
                        .store()
                        .logs()
                        .head(two.fields().log())
                        .orElseThrow()
                        .head())
                .isEqualTo(two.head());
    }

    @Test
    void whatIsHereAlreadyIsNotNewAndASecondEntryWithItsNumberIsAFork() throws IOException {
        Device ben = house.admitMember();
        Pen other = new Pen(
                ben.identity(), ann.library().id(), ben.library().ownLog().incarnation());
        LogEntry mine = statement(ben, "one");
        ann.pullLogs(ben);
        assertThat(ann.library().admit(mine)).isFalse();
        EntryFields fields = mine.fields();
        LogEntry forked = other.astray(EntryKind.OFFER, fields.seq(), fields.prev(), OFFER);
        assertThatThrownBy(() -> ann.library().admit(forked))
                .isInstanceOf(RefusedEntryException.class)
                .hasMessageContaining("forked");
    }

    @Test
    void anEntryOfAnotherLibraryIsRefused() {
        Pen pen = new Pen(ann.identity(), LibraryId.of(new byte[32]), 9);
        assertThatThrownBy(() -> ann.library().admit(pen.write(EntryKind.OFFER, OFFER)))
                .isInstanceOf(RefusedEntryException.class)
                .hasMessageContaining("another library");
    }

    @Test
    void aWrongSignatureIsRefused() throws IOException {
        Device ben = house.admitMember();
        LogEntry entry = statement(ben, "one");
        LogEntry forged = LogEntry.of(entry.fields(), Octets.copyOf(new byte[64]));
        assertThatThrownBy(() -> ann.library().admit(forged))
                .isInstanceOf(RefusedEntryException.class)
                .hasMessageContaining("signature");
        assertThat(ann.library().admit(entry)).isTrue();
    }

    @Test
    void aStrangersEntryIsRefusedAlsoOneByWhichItAdmitsItself() {
        Identity stranger = Identity.create(new SeededRandom(99));
        Pen pen = new Pen(stranger, ann.library().id(), 9);
        assertThatThrownBy(() -> ann.library().admit(pen.write(EntryKind.OFFER, OFFER)))
                .isInstanceOf(RefusedEntryException.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void aStorageDeviceMaySignOffersAndNothingElse() throws IOException {
        Device nas = house.admitStorage();
        Pen pen = new Pen(nas.identity(), ann.library().id(), 77);
        assertThat(ann.library().admit(pen.write(EntryKind.OFFER, OFFER))).isTrue();
        for (EntryKind kind : List.of(
                EntryKind.KEPT,
                EntryKind.RELEASED,
                EntryKind.STATEMENTS,
                EntryKind.ADD,
                EntryKind.EPOCH,
                EntryKind.REVOKE,
                EntryKind.CONFIRM,
                new EntryKind(0x99))) {
            LogEntry entry = pen.astray(kind, 2, pen.written().get(0).head(), OFFER);
            assertThatThrownBy(() -> ann.library().admit(entry))
                    .isInstanceOf(RefusedEntryException.class)
                    .hasMessageContaining("storage device");
        }
    }

    @Test
    void moreLogsThanALibraryMayHaveAreRefused() throws IOException {
        Device nas = house.admitStorage();
        int have = ann.library().store().logs().heads().size();
        for (int i = have; i < Limits.LOGS_MAX; i++) {
            Pen pen = new Pen(nas.identity(), ann.library().id(), 1_000 + i);
            assertThat(ann.library().admit(pen.write(EntryKind.OFFER, OFFER))).isTrue();
        }
        Pen tooMany = new Pen(nas.identity(), ann.library().id(), 9);
        assertThatThrownBy(() -> ann.library().admit(tooMany.write(EntryKind.OFFER, OFFER)))
                .isInstanceOf(RefusedEntryException.class)
                .hasMessageContaining("more than a library may have");
        assertThat(statement(ann, "still writes").fields().witnesses()).hasSize(Limits.LOGS_MAX - 1);
    }

    @Test
    void aDeviceThatGoesOnAnewInAFullLibraryStillWritesAndWitnessesTheNewest() throws IOException {
        Device nas = house.admitStorage();
        int have = ann.library().store().logs().heads().size();
        for (int i = have; i < Limits.LOGS_MAX; i++) {
            Pen pen = new Pen(nas.identity(), ann.library().id(), 1_000 + i);
            ann.library().admit(pen.write(EntryKind.OFFER, OFFER));
        }
        LogEntry before = statement(ann, "before");
        ann.library().renew(1);
        LogEntry between = statement(ann, "between");
        ann.library().renew(2);
        LogEntry last = statement(ann, "still writes");
        assertThat(last.fields().witnesses())
                .hasSize(Limits.LOGS_MAX)
                .anyMatch(witness ->
                        witness.covers(before.fields().log(), before.fields().seq()))
                .anyMatch(witness -> witness.covers(between.fields().log(), 1));
    }

    @Test
    void aBodySealedForAnotherPositionIsNotTakenForThisOnes() throws IOException {
        LogEntry whole = statement(ann, "one");
        Pen pen = new Pen(ann.identity(), ann.library().id(), 31);
        LogEntry moved = pen.write(
                EntryKind.STATEMENTS,
                whole.fields().epoch(),
                List.of(),
                whole.fields().body().toArray());
        assertThat(ann.library().open(whole)).isPresent();
        assertThatThrownBy(() -> ann.library().open(moved))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("another");
    }

    @Test
    void everyOwnEntrySaysWhatWasSeenOfAllOtherLogs() throws IOException {
        Device ben = house.admitMember();
        LogEntry seen = statement(ben, "one");
        ann.pullLogs(ben);
        LogEntry next = statement(ann, "two");
        assertThat(next.follows(seen.fields().log(), seen.fields().seq())).isTrue();
        assertThat(seen.follows(next.fields().log(), next.fields().seq())).isFalse();
        assertThat(Long.compareUnsigned(next.fields().time(), seen.fields().time()))
                .isPositive();
    }

    @Test
    void aHomeRestoredFromAnOlderCopyGoesOnInANewLog() throws IOException {
        statement(ann, "before");
        LogId before = ann.library().ownLog();
        LogHead head = ann.library().store().logs().head(before).orElseThrow();
        ann.restartElsewhere();
        LogEntry after = statement(ann, "after");
        assertThat(after.fields().log()).isNotEqualTo(before);
        assertThat(after.fields().log().device()).isEqualTo(ann.self());
        assertThat(after.fields().seq()).isEqualTo(1);
        assertThat(after.follows(before, head.seq())).isTrue();
        assertThat(ann.library().store().logs().head(before)).contains(head);
        ann.restart();
        assertThat(ann.library().ownLog()).isEqualTo(after.fields().log());
    }

    @Test
    void twoCopiesOfOneHomeThatBothGoOnDoNotFork() throws IOException {
        Device ben = house.admitMember();
        statement(ann, "before the copy");
        ben.pullLogs(ann);
        ann.restartElsewhere();
        LogEntry ofCopy = statement(ann, "by the copy");
        assertThat(ben.library().admit(ofCopy)).isTrue();
        assertThat(ben.library().open(ofCopy)).isPresent();
    }

    @Test
    void aMalformedOfferCountsAsTakingTheIndexAlsoAfterARestart() throws IOException {
        Device nas = house.admitStorage();
        assertThat(ann.library().offers().of(nas.self()).takes()).isEqualTo(Takes.ALL);
        LogEntry last = nas.library().append(EntryKind.OFFER, List.of(), new byte[] {(byte) 200});
        ann.library().admit(last);
        assertThat(ann.library().offers().of(nas.self()).takes()).isEqualTo(Takes.INDEX);
        ann.restart();
        assertThat(ann.library().offers().of(nas.self()).takes()).isEqualTo(Takes.INDEX);
    }

    @Test
    void anEntryFromTheFarFutureDoesNotStopTheClock() throws IOException {
        Device nas = house.admitStorage();
        EntryHead prev = nas.library()
                .store()
                .logs()
                .head(nas.library().ownLog())
                .orElseThrow()
                .head();
        Pen pen = new Pen(
                nas.identity(), ann.library().id(), nas.library().ownLog().incarnation());
        assertThat(ann.library().admit(pen.at(Long.MAX_VALUE).astray(EntryKind.OFFER, 2, prev, OFFER)))
                .isTrue();
        long first = statement(ann, "one").fields().time();
        long second = statement(ann, "two").fields().time();
        assertThat(first).isPositive();
        assertThat(Long.compareUnsigned(second, first)).isPositive();
        Device ben = house.admitMember();
        assertThat(Long.compareUnsigned(statement(ben, "three").fields().time(), second))
                .isPositive();
    }
}
