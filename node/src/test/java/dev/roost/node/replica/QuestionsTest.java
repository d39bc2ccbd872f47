package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.message.WantExceptions;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.Takes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions that are asked once at a time, answers that come late, and a member who claims and asks too much. */
class QuestionsTest {
    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @SuppressWarnings("NullAway.Init")
    private Fellow fellow;

    @SuppressWarnings("NullAway.Init")
    private LogHead head;

    @BeforeEach
    void begin() throws Exception {
        scene = new Scene();
        fellow = scene.mallory();
        head = scene.nas.store().logs().head(scene.ann.library().ownLog()).orElseThrow();
    }

    @AfterEach
    void close() throws Exception {
        fellow.close();
        scene.close();
    }

    /** The fellow signs that it lacks these of one log. */
    private void lack(int counter, ChunkId... lacking) throws Exception {
        Octets digest = Receipt.exceptionsDigest(Set.of(lacking));
        Receipt.Mark mark = new Receipt.Mark(head, head.seq(), lacking.length, digest);
        Receipt receipt = scene.mallory.sign(new Receipt.Fields(
                0,
                Takes.ALL,
                scene.library(),
                new LogId(scene.mallory.id(), 1),
                counter,
                0,
                0,
                0,
                lacking.length,
                List.of(mark),
                Octets.EMPTY));
        fellow.bring(Delivery.RECEIPT, Octets.copyOf(scene.mallory.id().bytes()), receipt.bytes());
    }

    private void answer(ChunkId... lacking) throws Exception {
        FieldWriter out = new FieldWriter(1_000);
        out.u64(head.log().incarnation());
        for (ChunkId id : lacking) {
            out.id(id);
        }
        fellow.bring(Delivery.EXCEPTIONS, Octets.copyOf(head.log().device().bytes()), out.toBytes());
    }

    private Set<ChunkId> known() throws Exception {
        return new HashSet<>(scene.nas.store().elsewhere().of(scene.mallory.id(), head.log()));
    }

    @Test
    void whatADeviceLacksIsAskedOnceAtATimeAndAgainForANewerReceipt() throws Exception {
        ChunkId a = scene.chunk().id();
        ChunkId b = scene.chunk().id();
        lack(1, a);
        assertThat(fellow.next(WantExceptions.class).log()).isEqualTo(head.log());
        lack(2, b);
        lack(3, b);
        assertThat(fellow.heardOf(WantExceptions.class, scene.chunk())).isEmpty();
        answer(a);
        assertThat(fellow.next(WantExceptions.class).log()).isEqualTo(head.log());
        answer(b);
        Until.passes(() -> assertThat(known()).containsExactly(b));
    }

    @Test
    void anAnswerThatNobodyWaitsForEndsNothing() throws Exception {
        answer(scene.chunk().id());
        answer(scene.chunk().id());
        assertThat(fellow.heardOf(Bye.class, scene.chunk())).isEmpty();
        assertThat(known()).isEmpty();
    }

    @Test
    void everyLogThatIsAskedForIsAnswered() throws Exception {
        List<LogId> logs = new ArrayList<>();
        for (int i = 0; i < Limits.LOGS_MAX; i++) {
            logs.add(new LogId(scene.oscar.id(), i));
            fellow.say(new WantEntries(logs.get(i), 1, 64));
        }
        for (LogId log : logs) {
            assertThat(fellow.next(EntriesEnd.class)).isEqualTo(new EntriesEnd(log, 1));
        }
    }

    @Test
    void headsOfManyLogsOfNobodyKeepNoRealOneFromBeingHeard() throws Exception {
        for (int from = 0; from < 2 * Limits.LOGS_MAX; from += Limits.MESSAGE_LOGS_MAX) {
            List<LogHead> heads = new ArrayList<>();
            for (int i = 0; i < Limits.MESSAGE_LOGS_MAX; i++) {
                LogId log = new LogId(stranger(from + i), 1);
                heads.add(new LogHead(log, 1, EntryHead.NONE));
            }
            fellow.say(new Heads(heads, List.of()));
        }
        LogId real = new LogId(scene.oscar.id(), 5);
        fellow.say(new Heads(List.of(new LogHead(real, 1, EntryHead.NONE)), List.of()));
        assertThat(fellow.next(WantEntries.class).log()).isEqualTo(real);
    }

    private static DeviceId stranger(int number) {
        byte[] id = new byte[32];
        id[0] = (byte) (number >> 8);
        id[1] = (byte) number;
        return DeviceId.of(id);
    }

    @Test
    void aDeviceThatLeavesIsAnsweredNoMore() throws Exception {
        fellow.say(new WantEntries(head.log(), 1, 64));
        fellow.say(new Bye(ByeReason.GOING, 0));
        try (Fellow other = scene.oscar()) {
            other.say(new WantEntries(head.log(), 1, 64));
            assertThat(other.next(EntriesEnd.class)).isEqualTo(new EntriesEnd(head.log(), head.seq() + 1));
        }
    }
}
