package dev.roost.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairMessage;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Role;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairingExchangeTest {
    private final Octets hostKey = new Samples(1).octets(32);
    private final Octets guestKey = new Samples(2).octets(32);

    private record Channels(PairingChannel host, PairingChannel guest) {}

    @Test
    void theSameCodeOpensAChannel() throws IOException {
        Channels channels = run(host("12345678", hostKey, guestKey), guest("12345678", hostKey, guestKey));
        PairMessage verdict = new PairMessage.Verdict(true);
        assertThat(channels.guest().open(channels.host().seal(verdict))).isEqualTo(verdict);
        assertThat(channels.host().open(channels.guest().seal(verdict))).isEqualTo(verdict);
        PairMessage admission = new PairMessage.Admission(new Samples(1).libraryId(), Role.MEMBER);
        assertThat(channels.guest().open(channels.host().seal(admission))).isEqualTo(admission);
    }

    @Test
    void anotherCodeOpensNone() {
        assertThatThrownBy(() -> run(host("12345678", hostKey, guestKey), guest("12345679", hostKey, guestKey)))
                .isInstanceOf(WrongCodeException.class);
    }

    @Test
    void somebodyInTheMiddleFailsEvenWithTheCode() {
        Octets middle = new Samples(3).octets(32);
        assertThatThrownBy(() -> run(host("12345678", hostKey, middle), guest("12345678", middle, guestKey)))
                .isInstanceOf(WrongCodeException.class);
    }

    @Test
    void aReplayedReflectedOrChangedMessageDoesNotOpen() throws IOException {
        Channels channels = run(host("00000000", hostKey, guestKey), guest("00000000", hostKey, guestKey));
        PairBox box = channels.host().seal(new PairMessage.Verdict(false));
        assertThatThrownBy(() -> channels.host().open(box)).isInstanceOf(MalformedException.class);
        channels.guest().open(box);
        assertThatThrownBy(() -> channels.guest().open(box)).isInstanceOf(MalformedException.class);
        byte[] changed =
                channels.host().seal(new PairMessage.Verdict(false)).sealed().toArray();
        changed[0] ^= 1;
        assertThatThrownBy(() -> channels.guest().open(new PairBox(Octets.copyOf(changed))))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void numbersThatProveNothingAreRefused() throws IOException {
        PairingExchange guest = guest("12345678", hostKey, guestKey);
        guest.round1();
        Octets one = Octets.copyOf(new byte[] {1});
        Octets zero = Octets.copyOf(new byte[] {0});
        for (Octets number : List.of(zero, one, new Samples(5).octets(384))) {
            PairRound1 forged = new PairRound1("x", number, number, List.of(number, number), List.of(number, number));
            assertThatThrownBy(() -> guest("12345678", hostKey, guestKey).receive(forged))
                    .isInstanceOf(MalformedException.class);
        }
    }

    /** The keys come from both sides' transcripts: what was changed on the way leaves two that do not fit. */
    @Test
    void aRoundWrittenInAnotherWayOnItsWayOpensNoChannel() throws IOException {
        PairingExchange host = host("12345678", hostKey, guestKey);
        PairingExchange guest = guest("12345678", hostKey, guestKey);
        PairRound1 host1 = host.round1();
        PairRound1 sent = guest.round1();
        byte[] padded = new byte[sent.gx1().size() + 1];
        System.arraycopy(sent.gx1().toArray(), 0, padded, 1, sent.gx1().size());
        // The same number with a zero in front: every proof holds.
        host.receive(
                new PairRound1(sent.participant(), Octets.copyOf(padded), sent.gx2(), sent.proofX1(), sent.proofX2()));
        guest.receive(host1);
        PairRound2 host2 = host.round2();
        host.receive(guest.round2());
        guest.receive(host2);
        PairRound3 host3 = host.round3();
        PairingChannel hosts = host.receive(guest.round3());
        PairingChannel guests = guest.receive(host3);
        assertThatThrownBy(() -> guests.open(hosts.seal(new PairMessage.Verdict(true))))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void everyRunAgreesOtherKeys() throws IOException {
        Channels first = run(host("12345678", hostKey, guestKey), guest("12345678", hostKey, guestKey));
        Channels second = run(
                PairingExchange.host("12345678", hostKey, guestKey, new SeededRandom(20)),
                PairingExchange.guest("12345678", hostKey, guestKey, new SeededRandom(21)));
        PairBox box = first.host().seal(new PairMessage.Verdict(true));
        assertThatThrownBy(() -> second.guest().open(box)).isInstanceOf(MalformedException.class);
    }

    @Test
    void noBoxLooksLikeAnotherThoughItSaysTheSame() throws IOException {
        PairingChannel channel =
                run(host("1", hostKey, guestKey), guest("1", hostKey, guestKey)).host();
        Set<Octets> boxes = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            boxes.add(channel.seal(new PairMessage.Verdict(true)).sealed());
        }
        assertThat(boxes).hasSize(500);
    }

    /** Whoever connects chooses the order of its messages: every wrong one is a refusal and never a crash. */
    @Test
    void roundsOutOfTurnAreRefused() throws IOException {
        PairingExchange early = host("12345678", hostKey, guestKey);
        assertThatThrownBy(early::round2).isInstanceOf(MalformedException.class);
        assertThatThrownBy(early::round3).isInstanceOf(MalformedException.class);
        PairRound3 mac = new PairRound3("x", new Samples(7).octets(32));
        assertThatThrownBy(() -> early.receive(mac)).isInstanceOf(IOException.class);

        PairingExchange host = host("12345678", hostKey, guestKey);
        PairingExchange guest = guest("12345678", hostKey, guestKey);
        PairRound1 guest1 = guest.round1();
        assertThatThrownBy(guest::round1).isInstanceOf(MalformedException.class);
        host.round1();
        host.receive(guest1);
        assertThatThrownBy(() -> host.receive(guest1)).isInstanceOf(MalformedException.class);
        host.round2();
        assertThatThrownBy(host::round2).isInstanceOf(MalformedException.class);
    }

    @Test
    void aRoundOfOnesOwnOrOfAnotherPairingIsRefused() throws IOException {
        PairingExchange host = host("12345678", hostKey, guestKey);
        PairRound1 own = host.round1();
        assertThatThrownBy(() -> host.receive(own)).isInstanceOf(MalformedException.class);
        PairingExchange guest = guest("12345678", hostKey, guestKey);
        PairRound1 guest1 = guest.round1();
        guest.receive(own);
        PairingExchange other = host("12345678", hostKey, guestKey);
        other.round1();
        other.receive(guest1);
        PairRound2 elsewhere = guest.round2();
        assertThatThrownBy(() -> PairingExchange.host("12345678", hostKey, guestKey, new SeededRandom(40))
                        .receive(elsewhere))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void saysNothingOfTheCodeWhateverGoesWrong() {
        PairingExchange host = host("31415926", hostKey, guestKey);
        Object shown = host;
        assertThat(shown.toString()).doesNotContain("31415926");
        assertThatThrownBy(() -> run(host, guest("27182818", hostKey, guestKey)))
                .isInstanceOf(WrongCodeException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("31415926", "27182818"));
    }

    private static PairingExchange host(String code, Octets hostKey, Octets guestKey) {
        return PairingExchange.host(code, hostKey, guestKey, new SeededRandom(10));
    }

    private static PairingExchange guest(String code, Octets hostKey, Octets guestKey) {
        return PairingExchange.guest(code, hostKey, guestKey, new SeededRandom(11));
    }

    private static Channels run(PairingExchange host, PairingExchange guest) throws IOException {
        PairRound1 host1 = host.round1();
        PairRound1 guest1 = guest.round1();
        host.receive(guest1);
        guest.receive(host1);
        PairRound2 host2 = host.round2();
        PairRound2 guest2 = guest.round2();
        host.receive(guest2);
        guest.receive(host2);
        PairRound3 host3 = host.round3();
        return new Channels(host.receive(guest.round3()), guest.receive(host3));
    }
}
