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
import java.util.List;
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
    void numbersThatProveNothingAreRefused() {
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
