package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.Records;
import dev.roost.node.crypto.Identity;
import dev.roost.proto.SeededRandom;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A network that is closed while it is in use ends everything, and says so to whoever waits. */
class CloseTest {
    private final Leaks leaks = new Leaks();

    @AfterEach
    void nothingIsForgotten() {
        assertThat(leaks.found()).isEmpty();
        leaks.close();
    }

    @Test
    void whoeverConnectsIsToldAndNothingIsLogged() throws Exception {
        Records records = new Records();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) silent.getLocalSocketAddress();
            for (int round = 0; round < 10; round++) {
                Station station = Station.of(Identity.create(new SeededRandom(round)), Patience.USUAL);
                List<CompletableFuture<PeerLink>> links = new ArrayList<>();
                Thread connecting = new Thread(() -> {
                    for (int i = 0; i < 200; i++) {
                        links.add(station.network.connect(address, "roost.invalid"));
                    }
                });
                connecting.start();
                station.close();
                connecting.join();
                for (CompletableFuture<PeerLink> link : links) {
                    assertThatThrownBy(() -> link.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
                }
            }
            assertThat(records.mistakes()).isEmpty();
        } finally {
            records.close();
        }
    }

    @Test
    void theOtherSideSeesTheEndAtOnceWhateverWasUnderWay() throws Exception {
        LinkedBlockingQueue<Ear> ears = new LinkedBlockingQueue<>();
        try (Station there = Station.of(1).hearing(ears)) {
            for (int round = 0; round < 100; round++) {
                Station here = Station.of(Identity.create(new SeededRandom(round)), Patience.USUAL);
                Station.Pair pair = here.pairWith(there);
                pair.here().start(new Ear());
                // What is given to the loops at the last moment they may run instead of looking at their channels.
                pair.here().send(Talk.word(here.identity));
                pair.here().taken(256 * 1024);
                here.close();
                ears.remove().end();
            }
        }
    }

    @Test
    void whatIsSaidAfterwardsIsSaidToNobody() throws Exception {
        Records records = new Records();
        Station here = Station.of(1);
        try (Station there = Station.of(2).listening()) {
            Station.Pair pair = here.pairWith(there);
            here.close();
            pair.here().send(Talk.word(here.identity));
            pair.here().sendAfterDeliveries(Talk.word(here.identity));
            assertThat(pair.here().isOpen()).isFalse();
            assertThat(records.mistakes()).isEmpty();
        } finally {
            records.close();
        }
    }
}
