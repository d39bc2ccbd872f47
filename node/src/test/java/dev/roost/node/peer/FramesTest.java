package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.proto.Samples;
import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Ping;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a frame may be, over live TLS. Everything else ends the link with one word, and nothing else. */
class FramesTest extends TalkTest {
    private final Octets name = new Samples(1).octets(32);

    FramesTest() {
        super(Patience.USUAL);
    }

    private static byte[] head(int length, int type, int flags, int stream) {
        return ByteBuffer.allocate(8)
                .putInt(length)
                .put((byte) type)
                .put((byte) flags)
                .putShort((short) stream)
                .array();
    }

    @Test
    void aFrameOfAWrongLengthTypeOrFlagsEndsTheLink() throws Exception {
        List<byte[]> heads = List.of(
                head(0, 1, 0, 0),
                head(-1, 1, 0, 0),
                head(Integer.MIN_VALUE, 1, 0, 0),
                head(Integer.MAX_VALUE, 1, 0, 0),
                head(Limits.CONTROL_BYTES_MAX + 1, 1, 0, 0),
                head(0, 2, 0, 1),
                head(-1, 2, 0, 1),
                head(Limits.DATA_BYTES_MAX + 1, 2, 0, 1),
                head(10, 0, 0, 0),
                head(10, 3, 0, 0),
                head(10, 255, 0, 0),
                head(10, 1, 1, 0),
                head(10, 1, 128, 0),
                head(10, 1, 0, 1),
                head(10, 2, 0, 0));
        for (byte[] head : heads) {
            for (boolean trusted : new boolean[] {true, false}) {
                try (Talk talk = Talk.with(there, ears, identity, trusted)) {
                    talk.stranger().send(Stranger.join(Stranger.frame(Talk.word(identity)), head));
                    talk.ends(Arrays.toString(head));
                    assertThat(talk.ear().messages.size()).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void aControlFrameThatIsNoMessageEndsTheLink() throws Exception {
        List<byte[]> bodies = List.of(
                new byte[] {0},
                new byte[] {(byte) 0xff, 1, 2},
                new byte[100],
                // A kind that does not exist, alone.
                new byte[] {(byte) 0xfa, 1, 0},
                // A hello that says it is longer than the frame.
                new byte[] {0x0a, 0x7f, 1});
        for (byte[] body : bodies) {
            try (Talk talk = Talk.with(there, ears, identity, true)) {
                talk.stranger().send(Stranger.join(head(body.length, 1, 0, 0), body));
                talk.ends(Arrays.toString(body));
            }
        }
    }

    @Test
    void aStreamThatEndsAtAnyByteOfAFrameEndsQuietly() throws Exception {
        byte[] bytes = Stranger.join(
                Stranger.frame(new Deliver(Delivery.ENTRY, name, 5, 1)), Stranger.data(1, new byte[] {1, 2, 3, 4, 5}));
        for (int length = 0; length < bytes.length; length++) {
            try (Talk talk = Talk.with(there, ears, identity, true)) {
                talk.stranger().send(Arrays.copyOf(bytes, length));
                talk.stranger().close();
                assertThat(talk.ear().end()).isEmpty();
                assertThat(talk.ear().deliveries).isEmpty();
            }
        }
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.stranger().send(bytes);
            talk.stranger().close();
            talk.ear().end();
            assertThat(talk.ear().deliveries).hasSize(1);
        }
    }

    @Test
    void framesMayComeInPiecesOfAnySize() throws Exception {
        byte[] bytes = Stranger.join(
                Stranger.frame(new Deliver(Delivery.ENTRY, name, 5, 1)), Stranger.data(1, new byte[] {1, 2, 3, 4, 5}));
        for (int piece : new int[] {1, 2, 3, 7, 8, 9, 50}) {
            try (Talk talk = Talk.with(there, ears, identity, false)) {
                for (int at = 0; at < bytes.length; at += piece) {
                    talk.stranger().send(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
                }
                Until.holds("all of it came", () -> talk.ear().bytes.get() == 5);
            }
        }
    }

    private static Acknowledge longMessage() {
        List<ChunkId> ids = new ArrayList<>();
        Samples samples = new Samples(3);
        for (int i = 0; i < Limits.MESSAGE_IDS_MAX; i++) {
            ids.add(samples.chunkId());
        }
        return new Acknowledge(ids);
    }

    @Test
    void aStrangerMaySayNoMoreThanFourKilobytesAtOnce() throws Exception {
        byte[] frame = Stranger.frame(longMessage());
        assertThat(frame.length).isGreaterThan(Limits.CONTROL_BYTES_MAX_STRANGER);
        try (Talk talk = Talk.with(there, ears, identity, false)) {
            talk.stranger().send(frame);
            talk.ends("a long message by a stranger");
            assertThat(talk.ear().messages).isEmpty();
        }
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.stranger().send(frame);
            Until.holds("it came", () -> talk.ear().messages.equals(List.of(longMessage())));
        }
    }

    /**
     * Whoever is believed says long messages right behind the one by which it is believed: a device that shows fifty
     * logs. The second is judged after the first was heard.
     */
    @Test
    void aLongMessageBehindTheOneThatProvesIsHeard() throws Exception {
        Station waiting = Station.of(4).listening();
        try (Stranger stranger = Stranger.tls(waiting.port(), identity)) {
            PeerLink link = waiting.nextLink();
            Believing believing = new Believing(link);
            link.start(believing);
            stranger.send(Stranger.join(Stranger.frame(Talk.word(identity)), Stranger.frame(longMessage())));
            // The answer goes out by the loop that read both: by now it has looked at whatever it looks at.
            assertThat(stranger.read()).isEqualTo(new Ping(9));
            believing.mayBelieve.countDown();
            Until.holds("both came", () -> believing.messages.size() == 2);
            assertThat(believing.messages.get(1)).isEqualTo(longMessage());
        } finally {
            waiting.close();
        }
    }

    /** Believes whoever says a word, as soon as it may. */
    private static final class Believing extends Ear {
        final CountDownLatch mayBelieve = new CountDownLatch(1);
        private final PeerLink link;

        Believing(PeerLink link) {
            this.link = link;
        }

        @Override
        public void message(Message message) throws IOException {
            if (messages.isEmpty()) {
                link.send(new Ping(9));
                try {
                    mayBelieve.await();
                } catch (InterruptedException e) {
                    throw new IOException("stopped", e);
                }
                link.trust();
            }
            super.message(message);
        }
    }
}
