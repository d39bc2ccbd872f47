package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.Until;
import dev.roost.node.crypto.Identity;
import dev.roost.node.peer.LinkListener;
import dev.roost.node.peer.PeerLink;
import dev.roost.node.peer.PeerNetwork;
import dev.roost.node.thread.NodeThread;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to a device that asks, and reads when it likes. */
class AnswersTest {
    private static final int ANSWER_BYTES = 200_000;
    private static final int QUESTIONS = 500;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final NodeThread node = new NodeThread(thread);
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger came = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private PeerNetwork here;

    @SuppressWarnings("NullAway.Init")
    private PeerNetwork there;

    @SuppressWarnings("NullAway.Init")
    private PeerLink asking;

    @SuppressWarnings("NullAway.Init")
    private PeerLink asked;

    @SuppressWarnings("NullAway.Init")
    private Answers answers;

    @BeforeEach
    void begin() throws Exception {
        here = new PeerNetwork(Identity.create(new SeededRandom(1)), node, Thread::new);
        there = new PeerNetwork(Identity.create(new SeededRandom(2)), node, Thread::new);
        CompletableFuture<PeerLink> arrival = new CompletableFuture<>();
        int port = here.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), arrival::complete);
        asking = there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "roost.invalid")
                .get(20, TimeUnit.SECONDS);
        asked = arrival.get(20, TimeUnit.SECONDS);
        answers = new Answers(asked, node);
        asked.start(new Listening() {
            @Override
            public void drained() {
                answers.pump();
            }
        });
        asked.trust();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        thread.shutdownNow();
    }

    private void ask(int from, int count) throws Exception {
        node.ask(() -> {
            for (int i = from; i < from + count; i++) {
                answers.asked(i, node, this::give);
            }
            return true;
        });
    }

    private void give() {
        given.incrementAndGet();
        asked.deliver(Delivery.ENTRY, Octets.copyOf(new byte[32]), new byte[ANSWER_BYTES]);
    }

    /** Until credit and sockets are full, and something waits. */
    private void crowd() throws Exception {
        Until.holds("something waits", () -> asked.queuedBytes() > 2_100_000 && given.get() > 41);
    }

    @Test
    void waitUntilTheOtherSideReadsThem() throws Exception {
        ask(0, QUESTIONS);
        crowd();
        // What TLS and the sockets hold comes on top of what waits.
        assertThat(asked.queuedBytes()).isLessThan(4L * 1024 * 1024 + ANSWER_BYTES + 1);
        assertThat(given.get()).isLessThan(QUESTIONS / 2);

        asking.trust();
        asking.start(new Listening() {
            @Override
            public void delivered(Deliver head, byte[] bytes) {
                came.incrementAndGet();
                asking.taken(bytes.length);
            }
        });
        Until.holds("all came", () -> came.get() == QUESTIONS);
    }

    @Test
    void ofOneSubjectAreGivenOnce() throws Exception {
        ask(0, QUESTIONS);
        crowd();
        for (int i = 0; i < 100; i++) {
            ask(0, QUESTIONS);
        }
        assertThat(given.get()).isLessThan(QUESTIONS / 2);
    }

    @Test
    void areNotPromisedWithoutEnd() throws Exception {
        ask(0, QUESTIONS);
        crowd();
        assertThatThrownBy(() -> ask(QUESTIONS, 2 * Limits.LOGS_MAX))
                .hasRootCauseInstanceOf(MalformedException.class)
                .hasMessageContaining("questions at once");
    }

    /** Hears nothing. */
    private abstract static class Listening implements LinkListener {
        @Override
        public void message(Message message) {}

        @Override
        public void delivered(Deliver head, byte[] bytes) throws IOException {}

        @Override
        public void closed(Optional<Bye> bye) {}
    }
}
