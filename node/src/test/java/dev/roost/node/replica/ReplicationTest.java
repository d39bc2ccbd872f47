package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.crypto.Identity;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Lack;
import dev.roost.proto.message.Refuse;
import dev.roost.proto.message.RefuseReason;
import dev.roost.proto.message.Want;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Role;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replication over real sockets: between honest devices, and with members who bring what they should not. */
class ReplicationTest {
    private static final long SEED = 17;

    private final Random random = new Random(SEED);
    private final Identity mallory = Identity.create(new SeededRandom(70));
    private final Identity oscar = Identity.create(new SeededRandom(71));

    @SuppressWarnings("NullAway.Init")
    private Household household;

    @SuppressWarnings("NullAway.Init")
    private Device ann;

    @SuppressWarnings("NullAway.Init")
    private Device nas;

    @SuppressWarnings("NullAway.Init")
    private Online online;

    @BeforeEach
    void begin() throws Exception {
        household = Household.found(SEED);
        ann = household.founder();
        nas = household.admitStorage();
        household.admission(ann, mallory, Role.MEMBER);
        household.admission(ann, oscar, Role.MEMBER);
        nas.pull(ann);
        online = new Online(nas);
    }

    @AfterEach
    void close() {
        online.close();
    }

    private LibraryId library() {
        return ann.library().id();
    }

    private Fellow fellow(Identity identity) throws Exception {
        return Fellow.of(identity, online, library());
    }

    private SealedChunk chunk() {
        return Shot.take(ann, random, 1, "a.jpg").payload().get(0);
    }

    private boolean nasHolds(SealedChunk chunk) throws Exception {
        return nas.store().chunks().holds(chunk.id());
    }

    private static byte[] bent(SealedChunk chunk) {
        byte[] bytes = chunk.bytes().clone();
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    /** More chunks than one page of what is lacking, one message of wishes, and what may be asked at a time. */
    @Test
    void everythingThatOneDeviceNamesComesToTheOther() throws Exception {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            shots.add(Shot.take(ann, random, 6, i + ".jpg"));
        }
        Shot.keep(ann, true, shots);
        try (Online here = new Online(ann)) {
            here.connect(online);
            for (Shot shot : shots) {
                for (ChunkId id : shot.ids()) {
                    Until.holds(
                            "a chunk came",
                            Duration.ofMinutes(2),
                            () -> nas.store().chunks().holds(id));
                }
            }
        }
    }

    @Test
    void aChunkIsAcknowledgedWhenItIsThereAndAgainWhenItIsOfferedAgain() throws Exception {
        SealedChunk chunk = chunk();
        try (Fellow fellow = fellow(mallory)) {
            fellow.offer(chunk);
            assertThat(fellow.next(Want.class).chunks()).containsExactly(chunk.id());
            assertThat(nasHolds(chunk)).isFalse();
            fellow.bring(chunk.id(), chunk.bytes());
            assertThat(fellow.next(Acknowledge.class).chunks()).containsExactly(chunk.id());
            assertThat(nasHolds(chunk)).isTrue();
            fellow.offer(chunk);
            assertThat(fellow.next(Acknowledge.class).chunks()).containsExactly(chunk.id());
        }
    }

    @Test
    void aDamagedChunkIsNotTakenAndIsAskedOfTheNextDevice() throws Exception {
        SealedChunk chunk = chunk();
        try (Fellow first = fellow(mallory);
                Fellow second = fellow(oscar)) {
            first.offer(chunk);
            first.next(Want.class);
            first.bring(chunk.id(), bent(chunk));
            assertThat(second.next(Want.class).chunks()).containsExactly(chunk.id());
            assertThat(nasHolds(chunk)).isFalse();
            second.bring(chunk.id(), chunk.bytes());
            Until.holds("it came", () -> nasHolds(chunk));
        }
    }

    @Test
    void aDamagedChunkIsAskedAgainWhenItIsOfferedAgain() throws Exception {
        SealedChunk chunk = chunk();
        try (Fellow fellow = fellow(mallory)) {
            fellow.offer(chunk);
            fellow.next(Want.class);
            fellow.bring(chunk.id(), bent(chunk));
            Until.holds("the wish is given up", online.replicator::isIdle);
            fellow.offer(chunk);
            assertThat(fellow.next(Want.class).chunks()).containsExactly(chunk.id());
            fellow.bring(chunk.id(), chunk.bytes());
            assertThat(fellow.next(Acknowledge.class).chunks()).containsExactly(chunk.id());
        }
    }

    @Test
    void whatADeviceOffersAndThenLacksIsAskedOfTheNext() throws Exception {
        SealedChunk chunk = chunk();
        try (Fellow first = fellow(mallory);
                Fellow second = fellow(oscar)) {
            first.offer(chunk);
            first.next(Want.class);
            first.say(new Lack(List.of(chunk.id())));
            assertThat(second.next(Want.class).chunks()).containsExactly(chunk.id());
            second.say(new Lack(List.of(chunk.id())));
            Until.holds("the wish is given up", online.replicator::isIdle);
        }
    }

    @Test
    void aChunkThatNobodyAskedForEndsTheSession() throws Exception {
        SealedChunk chunk = chunk();
        try (Fellow fellow = fellow(mallory)) {
            fellow.bring(chunk.id(), chunk.bytes());
            assertThat(fellow.next(Bye.class).reason()).isEqualTo(ByeReason.PROTOCOL);
            assertThat(nasHolds(chunk)).isFalse();
        }
    }

    @Test
    void aFullStoreRefusesWhatIsOfferedAndGoesOnWhenThereIsRoom() throws Exception {
        SealedChunk chunk = chunk();
        online.believeRoom(chunk.size() - 1);
        try (Fellow fellow = fellow(mallory)) {
            fellow.offer(chunk);
            assertThat(fellow.next(Refuse.class)).isEqualTo(new Refuse(List.of(chunk.id()), RefuseReason.FULL));
            Until.passes(() -> assertThat(online.problems.all()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("disk-full");
                assertThat(problem.message()).startsWith("This device's disk is full");
            }));
            online.believeRoom(1_000_000);
            fellow.offer(chunk);
            fellow.next(Want.class);
            fellow.bring(chunk.id(), chunk.bytes());
            assertThat(fellow.next(Acknowledge.class).chunks()).containsExactly(chunk.id());
        }
    }

    /** Room was there when it was asked for and is gone when it comes. */
    @Test
    void aStoreThatIsFullWhenTheChunkComesSaysSoAndTheSessionGoesOn() throws Exception {
        SealedChunk chunk = chunk();
        MemoryStorage storage = (MemoryStorage) nas.storage();
        try (Fellow fellow = fellow(mallory)) {
            fellow.offer(chunk);
            fellow.next(Want.class);
            storage.setRoomBytes(chunk.size() - 1);
            fellow.bring(chunk.id(), chunk.bytes());
            assertThat(fellow.next(Refuse.class)).isEqualTo(new Refuse(List.of(chunk.id()), RefuseReason.FULL));
            storage.setRoomBytes(1_000_000);
            SealedChunk other = chunk();
            fellow.offer(other);
            fellow.next(Want.class);
            fellow.bring(other.id(), other.bytes());
            assertThat(fellow.next(Acknowledge.class).chunks()).containsExactly(other.id());
            assertThat(nasHolds(chunk)).isFalse();
        }
    }
}
