package dev.roost.node.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Household;
import dev.roost.node.kit.Shot;
import dev.roost.proto.message.Offered;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.SealedChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chunks that are offered to a device which leaves them unanswered. */
class OutboxTest {
    private final List<Offered> announced = new ArrayList<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private SealedChunk chunk;

    @SuppressWarnings("NullAway.Init")
    private DeviceId nas;

    @SuppressWarnings("NullAway.Init")
    private Outbox outbox;

    @BeforeEach
    void begin() throws Exception {
        Household household = Household.found(3);
        nas = household.admitStorage().self();
        chunk = Shot.take(household.founder(), new Random(3), 1, "a.jpg")
                .payload()
                .get(0);
        outbox = new Outbox(new Receivers() {
            @Override
            public Set<DeviceId> now() {
                return Set.of(nas);
            }

            @Override
            public void announce(List<Offered> chunks) {
                announced.addAll(chunks);
            }
        });
        Shipment shipment = new Shipment(arrived::incrementAndGet, lost::incrementAndGet);
        assertThat(outbox.offer(chunk, shipment)).isTrue();
        shipment.complete();
        outbox.look(1_000);
    }

    @Test
    void areOfferedAgainAfterATime() throws Exception {
        outbox.look(1_000 + Outbox.REMIND_MILLIS - 1);
        assertThat(announced).hasSize(1);
        outbox.look(1_000 + Outbox.REMIND_MILLIS);
        Offered offer = new Offered(chunk.id(), chunk.size());
        assertThat(announced).containsExactly(offer, offer);
        outbox.acknowledged(nas, List.of(chunk.id()));
        assertThat(arrived).hasValue(1);
        assertThat(lost).hasValue(0);
    }

    @Test
    void areLetGoInTheEnd() throws Exception {
        outbox.look(1_000 + Outbox.ANSWER_MILLIS_MAX - 1);
        assertThat(outbox.get(chunk.id())).contains(chunk);
        outbox.look(1_000 + Outbox.ANSWER_MILLIS_MAX);
        assertThat(outbox.get(chunk.id())).isEmpty();
        assertThat(lost).hasValue(1);
    }
}
