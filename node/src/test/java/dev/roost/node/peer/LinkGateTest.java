package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who gets in at the door, and who gives way, when many stand there and say nothing. */
class LinkGateTest {
    private static final InetAddress HOME = v4(7, 7);

    private final List<InetAddress> gone = new ArrayList<>();
    private final LinkGate gate = new LinkGate(HOME::equals);

    private static InetAddress v4(int third, int fourth) {
        return address(10, 0, third, fourth);
    }

    private static InetAddress v6(int network, int host) {
        return address(0x20, 1, 0xd, 0xb8, 0, 0, 0, network, 0, 0, 0, 0, 0, 0, 0, host);
    }

    private static InetAddress address(int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Optional<LinkGate.Pass> enter(InetAddress address) {
        return gate.enter(address, () -> gone.add(address));
    }

    private void crowd(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(enter(v4(1, i))).isPresent();
        }
    }

    @Test
    void aStrangerGetsInThoughManyIdleAndTheOldestGivesWay() {
        crowd(LinkGate.STRANGERS_MAX - LinkGate.RESERVED);
        assertThat(gone).isEmpty();
        assertThat(enter(v4(2, 1))).isPresent();
        assertThat(gone).containsExactly(v4(1, 0));
    }

    @Test
    void whoeverHasFinishedTheHandshakeStaysLonger() {
        LinkGate.Pass first = enter(v4(2, 1)).orElseThrow();
        first.identified();
        crowd(LinkGate.STRANGERS_MAX - LinkGate.RESERVED);
        assertThat(gone).containsExactly(v4(1, 0));
    }

    @Test
    void placesAreKeptForWhereDevicesWereMet() {
        crowd(4 * LinkGate.STRANGERS_MAX);
        gone.clear();
        for (int i = 0; i < LinkGate.STRANGERS_PER_ADDRESS_MAX; i++) {
            assertThat(enter(HOME)).isPresent();
        }
        assertThat(gone).isEmpty();
        crowd(4 * LinkGate.STRANGERS_MAX);
        assertThat(gone).doesNotContain(HOME);
    }

    @Test
    void anAddressHasEightPlacesAndTheyAreGivenBackOnce() {
        List<LinkGate.Pass> passes = new ArrayList<>();
        for (int i = 0; i < LinkGate.STRANGERS_PER_ADDRESS_MAX; i++) {
            passes.add(enter(v4(1, 1)).orElseThrow());
        }
        assertThat(enter(v4(1, 1))).isEmpty();
        passes.get(0).close();
        passes.get(0).close();
        assertThat(enter(v4(1, 1))).isPresent();
        assertThat(enter(v4(1, 1))).isEmpty();
        assertThat(gone).isEmpty();
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        for (int i = 0; i < LinkGate.STRANGERS_PER_ADDRESS_MAX; i++) {
            assertThat(enter(v6(1, i))).isPresent();
        }
        assertThat(enter(v6(1, 99))).isEmpty();
        assertThat(enter(v6(2, 1))).isPresent();
    }
}
