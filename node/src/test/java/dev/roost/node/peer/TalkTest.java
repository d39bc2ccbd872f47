package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.SeededRandom;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A station that listens on the loopback interface, somebody to talk to it, and no buffer lost at the end. */
abstract class TalkTest {
    final Identity identity = Identity.create(new SeededRandom(2));
    final BlockingQueue<Ear> ears = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init")
    Station there;

    private final Leaks leaks = new Leaks();
    private final Patience patience;

    TalkTest(Patience patience) {
        this.patience = patience;
    }

    @BeforeEach
    void open() throws IOException {
        there = Station.of(1, patience).hearing(ears);
    }

    @AfterEach
    void close() {
        assertThat(leaks.found()).isEmpty();
        leaks.close();
        there.close();
    }
}
