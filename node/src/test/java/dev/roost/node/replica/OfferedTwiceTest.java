package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Lack;
import dev.roost.proto.message.Refuse;
import dev.roost.proto.message.RefuseReason;
import dev.roost.proto.message.Want;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.memory.MemoryStorage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two members who have kept the same photo offer one chunk to the same device: each hears what became of it. */
class OfferedTwiceTest {
    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @SuppressWarnings("NullAway.Init")
    private Fellow first;

    @SuppressWarnings("NullAway.Init")
    private Fellow second;

    @BeforeEach
    void begin() throws Exception {
        scene = new Scene();
        first = scene.mallory();
        second = scene.oscar();
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        second.close();
        scene.close();
    }

    /** Asked of the first alone, and offered by the second while the answer is under way. */
    private SealedChunk offeredByBoth() throws Exception {
        SealedChunk chunk = scene.chunk();
        first.offer(chunk);
        first.next(Want.class);
        second.offer(chunk);
        SealedChunk after = scene.chunk();
        second.offer(after);
        assertThat(second.next(Want.class).chunks()).containsExactly(after.id());
        return chunk;
    }

    @Test
    void bothHearThatItIsDurable() throws Exception {
        SealedChunk chunk = offeredByBoth();
        first.bring(chunk.id(), chunk.bytes());
        assertThat(first.next(Acknowledge.class).chunks()).containsExactly(chunk.id());
        assertThat(second.next(Acknowledge.class).chunks()).containsExactly(chunk.id());
    }

    @Test
    void bothHearThatThereIsNoRoom() throws Exception {
        SealedChunk chunk = offeredByBoth();
        ((MemoryStorage) scene.nas.storage()).setRoomBytes(chunk.size() - 1);
        first.bring(chunk.id(), chunk.bytes());
        Refuse refused = new Refuse(List.of(chunk.id()), RefuseReason.FULL);
        assertThat(first.next(Refuse.class)).isEqualTo(refused);
        assertThat(second.next(Refuse.class)).isEqualTo(refused);
    }

    @Test
    void bothHearThatNobodyGaveIt() throws Exception {
        SealedChunk chunk = offeredByBoth();
        first.bring(chunk.id(), Scene.bent(chunk));
        assertThat(second.next(Want.class).chunks()).containsExactly(chunk.id());
        second.say(new Lack(List.of(chunk.id())));
        Refuse refused = new Refuse(List.of(chunk.id()), RefuseReason.FAILED);
        assertThat(first.next(Refuse.class)).isEqualTo(refused);
        assertThat(second.next(Refuse.class)).isEqualTo(refused);
    }

    @Test
    void theSecondGivesItWhereTheFirstLeaves() throws Exception {
        SealedChunk chunk = offeredByBoth();
        first.close();
        assertThat(second.next(Want.class).chunks()).containsExactly(chunk.id());
        second.bring(chunk.id(), chunk.bytes());
        assertThat(second.next(Acknowledge.class).chunks()).containsExactly(chunk.id());
    }
}
