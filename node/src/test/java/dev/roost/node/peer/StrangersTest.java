package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.Until;
import dev.roost.node.crypto.Identity;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stranger on the port: closed quietly, nothing kept, and whoever belongs is served meanwhile. */
class StrangersTest {
    private static final int PER_ADDRESS = 8;

    private final BlockingQueue<Ear> ears = new LinkedBlockingQueue<>();
    private final Leaks leaks = new Leaks();
    private Station there;
    private Station member;

    @BeforeEach
    void open() throws IOException {
        there = Station.of(1, Station.SHORT).hearing(ears);
        member = Station.of(2);
    }

    @AfterEach
    void close() {
        there.close();
        member.close();
        leaks.close();
    }

    private void memberIsServed() throws Exception {
        PeerLink here = member.connect(there);
        PeerLink link = there.nextLink();
        while (!link.device().equals(member.identity.id())) {
            link = there.nextLink();
        }
        Ear ear = new Ear();
        here.start(ear);
        WantEntries word = new WantEntries(new LogId(member.identity.id(), 1), 1, 1);
        link.send(word);
        Until.holds("the member hears", () -> ear.messages.contains(word));
        here.close(ByeReason.GOING);
        ear.end();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aStrangerWhoSpeaksSomethingElseIsClosedWithoutAWord() throws Exception {
        Random random = new Random(4);
        List<byte[]> words = new ArrayList<>(List.of(
                text("GET / HTTP/1.1\r\nHost: nas\r\n\r\n"),
                text("SSH-2.0-OpenSSH_9.2\r\n"),
                text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                // The head of a TLS record that says it is 16 KiB and more.
                HexFormat.of().parseHex("160301ffff0100fffc0303"),
                // SSL 2.
                HexFormat.of().parseHex("802e0100020015000000100100800300800700c0"),
                new byte[4096]));
        for (int i = 0; i < 20; i++) {
            byte[] garbage = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(garbage);
            words.add(garbage);
        }
        for (byte[] word : words) {
            try (Stranger stranger = Stranger.bare(there.port())) {
                stranger.send(word);
                // At most a TLS alert of 7 bytes.
                assertThat(stranger.readToEnd()).isLessThanOrEqualTo(7);
            } catch (SocketException e) {
                assertThat(e).isNotNull();
            }
        }
        memberIsServed();
        assertThat(there.came).isEmpty();
        assertThat(leaks.found()).isEmpty();
    }

    @Test
    void aHandshakeThatComesByteByByteIsGivenUp() throws Exception {
        try (Stranger slow = Stranger.bare(there.port())) {
            long began = System.nanoTime();
            byte[] hello = HexFormat.of().parseHex("16030102000100");
            boolean open = true;
            for (int i = 0; open && i < 1_000; i++) {
                try {
                    slow.send(new byte[] {hello[Math.min(i, hello.length - 1)]});
                    open = slow.isOpenFor(20);
                } catch (IOException e) {
                    open = false;
                }
            }
            assertThat(open).isFalse();
            assertThat(System.nanoTime() - began).isLessThan(15_000_000_000L);
        }
        memberIsServed();
    }

    @Test
    void aSocketThatSaysNothingOrIsHalfClosedIsGivenUp() throws Exception {
        try (Stranger silent = Stranger.bare(there.port());
                Stranger half = Stranger.bare(there.port())) {
            half.shutDownOutput();
            assertThat(silent.readToEnd()).isLessThanOrEqualTo(7);
            assertThat(half.readToEnd()).isLessThanOrEqualTo(7);
        }
        memberIsServed();
    }

    @Test
    void strangersOfOneAddressBeyondTheLimitAreTurnedAwayAndMakeRoomAgain() throws Exception {
        for (int round = 0; round < 4; round++) {
            List<Stranger> crowd = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                crowd.add(Stranger.bare(there.port()));
            }
            int turnedAway = 0;
            for (Stranger stranger : crowd) {
                // Those who got in are given up after the handshake's time, the others at once.
                assertThat(stranger.readToEnd()).isLessThanOrEqualTo(7);
                turnedAway++;
                stranger.close();
            }
            assertThat(turnedAway).isEqualTo(40);
            memberIsServed();
        }
        assertThat(leaks.found()).isEmpty();
    }

    @Test
    void whoeverHasProvedToBelongDoesNotCountAmongStrangers() throws Exception {
        List<Ear> trusted = new ArrayList<>();
        for (int i = 0; i < 3 * PER_ADDRESS; i++) {
            Station.Pair link = member.pairWith(there);
            Ear ear = new Ear();
            link.here().start(ear);
            link.there().trust();
            trusted.add(ear);
        }
        memberIsServed();
        assertThat(trusted).noneMatch(Ear::isClosed);
    }

    @Test
    void aStrangerWithAnIdentityIsPingedAndGivenUpWhenSilent() throws Exception {
        Identity unknown = Identity.create(new SeededRandom(9));
        try (Stranger stranger = Stranger.tls(there.port(), unknown)) {
            assertThat(stranger.read()).isInstanceOf(Ping.class);
            stranger.send(new Pong(0));
            assertThat(stranger.read()).isInstanceOf(Ping.class);
            stranger.readToEnd();
        }
        Ear ear = ears.take();
        assertThat(ear.end()).isEmpty();
        assertThat(ear.closings).hasValue(1);
        memberIsServed();
    }

    @Test
    void noThreadAndNoBufferStaysBehind() throws Exception {
        memberIsServed();
        int threads = Thread.activeCount();
        for (int i = 0; i < 20; i++) {
            try (Stranger stranger = Stranger.tls(there.port(), Identity.create(new SeededRandom(100 + i)))) {
                stranger.send(new byte[] {0, 0, 0, 9, 1, 0, 0, 0, 1, 2, 3});
            } catch (SocketException e) {
                // Sent away before it could speak: that is as good.
                assertThat(e).isNotNull();
            }
            try (Stranger stranger = Stranger.bare(there.port())) {
                stranger.send(text("EHLO\r\n"));
            } catch (SocketException e) {
                assertThat(e).isNotNull();
            }
        }
        memberIsServed();
        Until.holds("every link was told to be over", () -> ears.stream().allMatch(Ear::isClosed));
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
        assertThat(leaks.found()).isEmpty();
    }
}
