package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.proto.Samples;
import dev.roost.proto.message.Credit;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Deliveries in slices, over live TLS: what may be announced, how much of it, and by whom. */
class DeliveriesTest extends TalkTest {
    private final Octets name = new Samples(1).octets(32);

    DeliveriesTest() {
        super(Patience.USUAL);
    }

    @Test
    void aStrangerDeliversRosterEntriesAndNothingElse() throws Exception {
        for (Delivery kind : Delivery.values()) {
            try (Talk talk = Talk.with(there, ears, identity, false)) {
                talk.stranger().send(new Deliver(kind, name, 3, 1));
                talk.stranger().send(Stranger.data(1, new byte[3]));
                if (kind == Delivery.ENTRY) {
                    Until.holds("it came", () -> talk.ear().deliveries.size() == 1);
                } else {
                    talk.ends(kind.toString());
                }
            }
        }
    }

    @Test
    void aStrangerFillsNoMoreMemoryThanAnIntroductionTakes() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, false)) {
            int sent = 0;
            try {
                for (int stream = 1; stream <= Limits.STREAMS_MAX; stream++) {
                    talk.stranger().send(new Deliver(Delivery.ENTRY, name, Limits.ENTRY_BYTES_MAX, stream));
                    talk.stranger().send(Stranger.data(stream, new byte[Limits.ENTRY_BYTES_MAX - 1]));
                    sent++;
                }
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
            assertThat(sent).isLessThan(Limits.STREAMS_MAX);
            talk.ear().end();
        }
    }

    @Test
    void dataThatNothingAnnouncedEndsTheLink() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.stranger().send(Stranger.data(1, new byte[10]));
            talk.ends("unannounced");
        }
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.stranger().send(new Deliver(Delivery.CHUNK, name, 10, 1));
            talk.stranger().send(Stranger.data(2, new byte[10]));
            talk.ends("another stream");
        }
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.stranger().send(new Deliver(Delivery.CHUNK, name, 10, 1));
            talk.stranger().send(Stranger.data(1, new byte[11]));
            talk.ends("more than announced");
        }
    }

    @Test
    void aDeliveryLongerThanItsKindAllowsEndsTheLink() throws Exception {
        for (Delivery kind : Delivery.values()) {
            try (Talk talk = Talk.with(there, ears, identity, true)) {
                talk.stranger().send(new Deliver(kind, name, kind.bytesMax(), 1));
                talk.stranger().send(new Ping(1));
                assertThat(talk.stranger().read()).isEqualTo(new Pong(1));
                talk.stranger().send(new Deliver(kind, name, kind.bytesMax() + 1, 2));
                talk.ends(kind.toString());
            }
        }
    }

    @Test
    void sixtyFourDeliveriesMayBeOpenAndNoMore() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            for (int stream = 1; stream <= Limits.STREAMS_MAX; stream++) {
                talk.stranger().send(new Deliver(Delivery.CHUNK, name, 2, stream));
                talk.stranger().send(Stranger.data(stream, new byte[1]));
            }
            talk.stranger().send(new Ping(1));
            assertThat(talk.stranger().read()).isEqualTo(new Pong(1));
            talk.stranger().send(new Deliver(Delivery.CHUNK, name, 2, 65));
            talk.ends("65 streams");
        }
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.stranger().send(new Deliver(Delivery.CHUNK, name, 2, 7));
            talk.stranger().send(new Deliver(Delivery.CHUNK, name, 2, 7));
            talk.ends("one stream twice");
        }
    }

    @Test
    void moreDataThanWasGrantedEndsTheLink() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            int sent = 0;
            try {
                for (int stream = 1; sent <= Limits.CREDIT_BYTES + Limits.DATA_BYTES_MAX; stream++) {
                    talk.stranger().send(new Deliver(Delivery.CHUNK, name, Limits.DATA_BYTES_MAX, stream));
                    talk.stranger().send(Stranger.data(stream, new byte[Limits.DATA_BYTES_MAX]));
                    sent += Limits.DATA_BYTES_MAX;
                }
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
            talk.ear().end();
            assertThat(talk.ear().bytes.get()).isLessThanOrEqualTo(Limits.CREDIT_BYTES);
        }
    }

    @Test
    void whatIsGrantedBackMayBeSentAgain() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            int granted = 0;
            int total = 3 * Limits.CREDIT_BYTES;
            int slice = Limits.DATA_BYTES_MAX;
            for (int sent = 0; sent < total; sent += slice) {
                while (sent + slice - granted > Limits.CREDIT_BYTES) {
                    Message message = talk.stranger().read();
                    granted += message instanceof Credit credit ? credit.bytes() : 0;
                }
                int stream = 1 + sent / slice;
                talk.stranger().send(new Deliver(Delivery.CHUNK, name, slice, stream));
                talk.stranger().send(Stranger.data(stream, new byte[slice]));
                if ((sent / slice) % 4 == 3) {
                    int deliveries = stream;
                    Until.holds("it came", () -> talk.ear().deliveries.size() == deliveries);
                    talk.link().taken(4 * slice);
                }
            }
            Until.holds("all came", () -> talk.ear().bytes.get() == total);
        }
    }
}
