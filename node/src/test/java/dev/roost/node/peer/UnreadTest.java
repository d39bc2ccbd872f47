package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.model.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A side that is told much and reads little of it. */
class UnreadTest extends TalkTest {
    private static final int PINGS = 1_000_000;
    private static final int PINGS_AT_ONCE = 1_000;

    UnreadTest() {
        super(Station.SHORT);
    }

    @Test
    void isGivenUpSoonWhileItIsAStranger() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, false)) {
            Message word = Talk.word(identity);
            int told = 0;
            while (talk.link().isOpen() && told < 1_000_000) {
                talk.link().send(word);
                told++;
            }
            assertThat(talk.link().isOpen()).isFalse();
            talk.ear().end();
        }
    }

    @Test
    void mayCatchUpWhenItBelongs() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            Message word = Talk.word(identity);
            for (int i = 0; i < 5_000; i++) {
                talk.link().send(word);
            }
            for (int i = 0; i < 5_000; i++) {
                assertThat(nextButPings(talk)).isEqualTo(word);
            }
        }
    }

    private static Message nextButPings(Talk talk) throws IOException {
        Message message = talk.stranger().read();
        while (message instanceof Ping) {
            message = talk.stranger().read();
        }
        return message;
    }

    @Test
    void getsOneAnswerToManyPingsAndTheLastToTheLast() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            for (int sent = 0; sent < PINGS; sent += PINGS_AT_ONCE) {
                byte[][] pings = new byte[PINGS_AT_ONCE][];
                for (int i = 0; i < PINGS_AT_ONCE; i++) {
                    pings[i] = Stranger.frame(new Ping(sent + i + 1));
                }
                talk.stranger().send(joined(pings));
            }
            Message last = talk.stranger().read();
            while (!last.equals(new Pong(PINGS))) {
                last = talk.stranger().read();
            }
            assertThat(talk.link().isOpen()).isTrue();
        }
    }

    private static byte[] joined(byte[][] parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    @Test
    void isClosedSoonAfterAGoodbyeThatItDoesNotRead() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            Message word = Talk.word(identity);
            // Until neither socket takes more: what is written stays here.
            for (int i = 0; i < 2_000; i++) {
                talk.link().deliver(Delivery.ENTRY, Octets.copyOf(new byte[32]), new byte[4_000]);
                talk.link().send(word);
            }
            long began = System.nanoTime();
            talk.link().close(ByeReason.GOING);
            assertThat(talk.ear().end()).isEqualTo(Optional.<Bye>empty());
            assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
        }
    }
}
