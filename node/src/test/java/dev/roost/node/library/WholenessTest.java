package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Pen;
import dev.roost.node.kit.Seeds;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.memory.MemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholenessTest {
    private final Random random = new Random(7);

    private Household house;
    private Device ann;
    private Device nas;

    @BeforeEach
    void found() throws IOException {
        house = Household.found(7);
        ann = house.founder();
        nas = house.admitStorage();
    }

    private Receipt.Mark mark(LogId log) throws IOException {
        return nas.wholeness().marks().stream()
                .filter(mark -> mark.head().log().equals(log))
                .findFirst()
                .orElseThrow();
    }

    private LogEntry keep(Shot... shots) throws IOException {
        LogEntry entry = Shot.keep(ann, false, List.of(shots));
        nas.pullLogs(ann);
        return entry;
    }

    private void give(ChunkId... ids) throws IOException {
        for (ChunkId id : ids) {
            nas.library()
                    .store()
                    .chunks()
                    .put(ann.library().store().chunks().get(id).orElseThrow());
        }
        nas.library().store().chunks().commit();
        nas.folds().advance();
    }

    private void giveAll(Shot shot) throws IOException {
        for (SealedChunk chunk : shot.chunks()) {
            nas.library().store().chunks().put(chunk);
        }
        nas.library().store().chunks().commit();
        nas.folds().advance();
    }

    @Test
    void aLogIsNotWholeBeyondAnEntryWhoseListsAreNotHere() throws IOException {
        Shot shot = Shot.take(ann, random, 2, "a.jpg");
        long before = mark(ann.library().ownLog()).whole();
        LogEntry entry = keep(shot);
        assertThat(mark(entry.fields().log()).whole()).isEqualTo(before);
        assertThat(mark(entry.fields().log()).head().seq())
                .isEqualTo(entry.fields().seq());
        give(entry.fields().lists().get(0));
        assertThat(mark(entry.fields().log()).whole()).as("one list of two").isEqualTo(before);
        give(entry.fields().lists().get(1));
        assertThat(mark(entry.fields().log()).whole()).isEqualTo(entry.fields().seq());
        assertThat(mark(entry.fields().log()).exceptions()).isEqualTo(3);
        giveAll(shot);
        assertThat(mark(entry.fields().log()))
                .isEqualTo(Receipt.Mark.whole(entry.position(), entry.fields().seq()));
    }

    @Test
    void listsThatArriveLateAndInAnyOrderEndInTheSameBooks() {
        Seeds.each(15, chance -> {
            Household house = Household.found(chance.nextLong());
            Device ann = house.founder();
            Device nas = house.admitStorage();
            List<SealedChunk> everything = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<Shot> shots = new ArrayList<>();
                for (int j = chance.nextInt(3); j >= 0; j--) {
                    shots.add(Shot.take(ann, chance, 1 + chance.nextInt(3), i + "-" + j));
                }
                everything.addAll(Shot.lists(ann, false, shots));
                shots.forEach(shot -> everything.addAll(shot.chunks()));
                Shot.keep(ann, false, shots);
            }
            nas.pullLogs(ann);
            Collections.shuffle(everything, chance);
            for (SealedChunk chunk : everything) {
                nas.library().store().chunks().put(chunk);
                nas.library().store().chunks().commit();
                if (chance.nextBoolean()) {
                    nas.folds().advance();
                }
                if (chance.nextInt(10) == 0) {
                    nas.restart();
                }
                checkMarks(ann, nas);
            }
            nas.folds().advance();
            LogHead head =
                    ann.library().store().logs().head(ann.library().ownLog()).orElseThrow();
            assertThat(nas.wholeness().marks()).contains(Receipt.Mark.whole(head, head.seq()));
            assertThat(nas.library().store().chunks().counts().lackingChunks()).isZero();
        });
    }

    /** What a mark promises is so: everything named up to it is held, but for the exceptions that it counts. */
    private static void checkMarks(Device ann, Device nas) throws IOException {
        for (Receipt.Mark mark : nas.wholeness().marks()) {
            Set<ChunkId> lacking = new HashSet<>();
            for (long seq = 1; seq <= mark.whole(); seq++) {
                LogEntry entry = nas.library()
                        .store()
                        .logs()
                        .entry(mark.head().log(), seq)
                        .orElseThrow();
                for (ChunkId list : entry.fields().lists()) {
                    addIfLacking(nas, list, lacking);
                    SealedChunk chunk = ann.library().store().chunks().get(list).orElseThrow();
                    for (var row : dev.roost.proto.model.ChunkList.parse(chunk).rows()) {
                        addIfLacking(nas, row.id(), lacking);
                    }
                }
            }
            assertThat(mark.exceptions()).isEqualTo(lacking.size());
            assertThat(mark.digest()).isEqualTo(Receipt.exceptionsDigest(lacking));
            assertThat(nas.wholeness().exceptions(mark.head().log())).isEqualTo(lacking);
        }
    }

    private static void addIfLacking(Device device, ChunkId id, Set<ChunkId> lacking) throws IOException {
        if (!device.library().store().chunks().holds(id)) {
            lacking.add(id);
        }
    }

    @Test
    void whileVeryManyAreLackingAMarkGoesAsFarAsNothingIs() throws IOException {
        Shot whole = Shot.take(ann, random, 1, "whole.jpg");
        LogEntry first = keep(whole);
        give(first.fields().lists().toArray(new ChunkId[0]));
        giveAll(whole);
        List<byte[]> plain = new ArrayList<>();
        for (int i = 0; i <= Limits.EXCEPTIONS_MAX; i++) {
            plain.add(new byte[] {(byte) i, (byte) (i >> 8)});
        }
        Shot large = Shot.of(ann, plain, "large.mov");
        LogEntry second = keep(large);
        give(second.fields().lists().toArray(new ChunkId[0]));
        assertThat(nas.library().store().chunks().counts().lackingChunks()).isGreaterThan(Limits.EXCEPTIONS_MAX);
        assertThat(mark(second.fields().log()).whole()).isEqualTo(first.fields().seq());
        assertThat(mark(second.fields().log()).exceptions()).isZero();
        assertThat(nas.wholeness().exceptions(second.fields().log())).isEmpty();
        for (SealedChunk chunk : large.chunks().subList(0, 10)) {
            nas.library().store().chunks().put(chunk);
        }
        nas.library().store().chunks().commit();
        assertThat(mark(second.fields().log()).whole())
                .isEqualTo(second.fields().seq());
        assertThat(mark(second.fields().log()).exceptions())
                .isEqualTo(large.chunks().size() - 10);
    }

    @Test
    void whatIsFoundDamagedIsExceptedAtOnceAndAgainNotOnceItIsHealed() throws IOException {
        Shot shot = Shot.take(ann, random, 2, "a.jpg");
        LogEntry entry = keep(shot);
        give(entry.fields().lists().toArray(new ChunkId[0]));
        giveAll(shot);
        ChunkId bad = shot.payload().get(1).id();
        ((MemoryStorage) nas.storage()).rot(nas.library().id(), bad);
        assertThat(new HeldChunks(nas.library().store().chunks()).get(bad)).isEmpty();
        assertThat(mark(entry.fields().log()).exceptions()).isEqualTo(1);
        assertThat(nas.wholeness().exceptions(entry.fields().log())).containsExactly(bad);
        giveAll(shot);
        assertThat(mark(entry.fields().log()).exceptions()).isZero();
    }

    @Test
    void aDamagedListIsLackingLikeAnyOtherChunk() throws IOException {
        Shot shot = Shot.take(ann, random, 2, "a.jpg");
        LogEntry entry = keep(shot);
        give(entry.fields().lists().toArray(new ChunkId[0]));
        giveAll(shot);
        ChunkId list = entry.fields().lists().get(0);
        ((MemoryStorage) nas.storage()).rot(nas.library().id(), list);
        nas.restart();
        nas.folds().names().restart();
        nas.folds().advance();
        assertThat(nas.library().store().chunks().lacking(Optional.empty(), 10)).containsExactly(list);
        give(list);
        assertThat(mark(entry.fields().log()).whole()).isEqualTo(entry.fields().seq());
    }

    @Test
    void anIdThatNamesNoListNamesNothingAndStopsNoLog() throws IOException {
        Shot shot = Shot.take(ann, random, 1, "a.jpg");
        nas.library().store().chunks().put(shot.manifest());
        nas.library().store().chunks().commit();
        ann.library().append(EntryKind.KEPT, List.of(shot.manifest().id()), Shot.body(List.of(shot)));
        nas.pullLogs(ann);
        LogHead head = ann.library().store().logs().head(ann.library().ownLog()).orElseThrow();
        assertThat(mark(head.log()).whole()).isEqualTo(head.seq());
    }

    @Test
    void aMemberThatTakesTheIndexLacksNoPayload() throws IOException {
        Device ben = house.admitMember();
        Shot shot = Shot.take(ann, random, 3, "a.jpg");
        LogEntry entry = Shot.keep(ann, true, List.of(shot));
        ben.pull(ann);
        assertThat(ben.library().store().chunks().holds(shot.manifest().id())).isTrue();
        assertThat(ben.library().store().chunks().holds(shot.payload().get(0).id()))
                .isFalse();
        assertThat(ben.wholeness().marks())
                .contains(Receipt.Mark.whole(entry.position(), entry.fields().seq()));
    }

    @Test
    void aLogWhoseEndWasLostIsMarkedNoFurtherThanItGoes() throws IOException {
        Pen pen = new Pen(ann.identity(), ann.library().id(), 4711);
        LogEntry one = pen.write(EntryKind.OFFER, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0});
        LogEntry two = pen.write(EntryKind.OFFER, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0});
        nas.library().admit(one);
        nas.library().admit(two);
        nas.folds().advance();
        CutLogs cut = new CutLogs(nas.library().store(), one.position());
        Library after = Library.open(cut, nas.identity(), false, house.time(), house.random());
        NameFold names = new NameFold(after);
        names.advance();
        assertThat(names.namedUpTo(one.fields().log())).isEqualTo(1);
        assertThat(new Wholeness(after, names).marks()).contains(Receipt.Mark.whole(one.position(), 1));
    }

    @Test
    void anEntryWhoseListsAreNotHereStopsNoLaterOneFromBeingNamedAndEveryMark() throws IOException {
        Shot early = Shot.take(ann, random, 2, "early.jpg");
        Shot late = Shot.take(ann, random, 2, "late.jpg");
        long before = mark(ann.library().ownLog()).whole();
        LogEntry first = keep(early);
        LogEntry second = keep(late);
        give(second.fields().lists().toArray(new ChunkId[0]));
        assertThat(nas.library().store().chunks().lacking(Optional.empty(), 100))
                .as("what the later entry names is asked for already")
                .containsAll(late.ids())
                .doesNotContainAnyElementsOf(early.ids());
        giveAll(late);
        assertThat(mark(second.fields().log()).whole()).isEqualTo(before);
        nas.restart();
        assertThat(mark(second.fields().log()).whole()).as("after a restart").isEqualTo(before);
        give(first.fields().lists().toArray(new ChunkId[0]));
        assertThat(mark(second.fields().log()).whole())
                .isEqualTo(second.fields().seq());
        assertThat(mark(second.fields().log()).exceptions())
                .isEqualTo(early.ids().size());
    }
}
