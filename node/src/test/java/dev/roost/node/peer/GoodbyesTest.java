package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Ping;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last words of a link, over live TLS: they arrive, and nothing is heard behind them. */
class GoodbyesTest extends TalkTest {

    GoodbyesTest() {
        super(Patience.USUAL);
    }

    @Test
    void nothingIsHeardBehindAGoodbye() throws Exception {
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.stranger()
                    .send(Stranger.join(
                            Stranger.frame(new Bye(ByeReason.GOING, 0)), Stranger.frame(Talk.word(identity))));
            assertThat(talk.ear().end()).isEqualTo(Optional.of(new Bye(ByeReason.GOING, 0)));
            talk.stranger().readToEnd();
        }
        try (Talk talk = Talk.with(there, ears, identity, true)) {
            talk.link().close(ByeReason.DENIED);
            talk.stranger().send(Talk.word(identity));
            assertThat(talk.stranger().read()).isEqualTo(new Bye(ByeReason.DENIED, 0));
            talk.stranger().close();
            talk.ear().end();
            assertThat(talk.ear().messages).isEmpty();
        }
    }

    /** The last words count even where the other side closes at once and nobody had read so far. */
    @Test
    void aGoodbyeBehindAMessageIsHeardThoughTheLinkIsGone() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (Talk talk = Talk.with(there, ears, identity, false)) {
                talk.stranger()
                        .send(Stranger.join(
                                Stranger.frame(Talk.word(identity)), Stranger.frame(new Bye(ByeReason.WRONG_CODE, 2))));
                talk.stranger().close();
                assertThat(talk.ear().end()).isEqualTo(Optional.of(new Bye(ByeReason.WRONG_CODE, 2)));
                assertThat(talk.ear().messages).containsExactly(Talk.word(identity));
            }
        }
    }

    @Test
    void whoeverNeverReadsTheGoodbyeIsClosedAllTheSame() throws Exception {
        Station impatient = Station.of(5, Station.SHORT).hearing(ears);
        try (Stranger stranger = Stranger.tls(impatient.port(), identity)) {
            PeerLink link = impatient.nextLink();
            Ear ear = ears.take();
            link.close(ByeReason.UNKNOWN);
            long end = System.nanoTime() + 10_000_000_000L;
            while (!ear.isClosed() && System.nanoTime() < end) {
                try {
                    stranger.send(new Ping(1));
                } catch (IOException e) {
                    break;
                }
            }
            assertThat(ear.end()).isEmpty();
        } finally {
            impatient.close();
        }
    }
}
