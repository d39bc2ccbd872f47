package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.Problem;
import dev.roost.node.kit.Device;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.model.Receipt;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Since when another device is full, and until when. */
class RoomWatchTest {
    private final Random random = new Random(4);

    @SuppressWarnings("NullAway.Init")
    private Device ann;

    @SuppressWarnings("NullAway.Init")
    private Device nas;

    @SuppressWarnings("NullAway.Init")
    private Online online;

    @BeforeEach
    void begin() throws IOException {
        Household household = Household.found(21);
        ann = household.founder();
        nas = household.admitStorage();
        online = new Online(ann);
    }

    @AfterEach
    void end() {
        online.close();
    }

    @Test
    void staysFullThoughSomethingFitsUntilItSaysThatItIsNoLonger() throws IOException {
        RoomWatch room = online.replicator.room;
        Receipt before = sign(0);
        room.otherIsFull(nas.self());
        room.heard(before);
        room.heard(sign(0));
        assertThat(problems()).as("signed before it could say so").containsExactly("device-full");
        room.heard(sign(Receipt.FLAG_FULL));
        assertThat(problems()).containsExactly("device-full");
        room.heard(sign(0));
        assertThat(problems()).isEmpty();
        room.heard(sign(0));
        assertThat(problems()).isEmpty();
    }

    @Test
    void isToldByItsReceiptsAloneAndForgottenWhenItConnectsAnew() throws IOException {
        RoomWatch room = online.replicator.room;
        room.heard(sign(Receipt.FLAG_FULL));
        assertThat(problems()).containsExactly("device-full");
        room.met(nas.self());
        assertThat(problems()).isEmpty();
    }

    @Test
    void thisDeviceSaysThatItIsFullUntilThereIsRoomForMuch() throws Exception {
        RoomWatch room = online.replicator.room;
        online.believeRoom(0);
        assertThat(room.isFull()).isTrue();
        online.believeRoom(1);
        assertThat(room.isFull()).isFalse();
        online.onNode(room::full);
        assertThat(room.isFull()).as("a chunk found no room in what there is").isTrue();
        online.believeRoom(1_000_000);
        online.onNode(room::tick);
        online.settle();
        assertThat(room.isFull()).as("a few chunks more").isTrue();
        online.believeRoom(32L << 20);
        online.onNode(room::tick);
        online.settle();
        assertThat(room.isFull()).isFalse();
        assertThat(problems()).isEmpty();
    }

    /** What the storage device holds grows each time, so that there is something to sign. */
    private Receipt sign(int flags) throws IOException {
        Shot.keep(ann, true, List.of(Shot.take(ann, random, 1, "a.jpg")));
        nas.pull(ann);
        return nas.receipts().issue(nas.wholeness().marks(), 0, flags).orElseThrow();
    }

    private List<String> problems() {
        return online.problems.all().stream().map(Problem::code).toList();
    }
}
