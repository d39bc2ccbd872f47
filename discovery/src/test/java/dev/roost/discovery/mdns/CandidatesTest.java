package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.KeyedTags;
import dev.roost.discovery.KeyedTags.Library;
import dev.roost.discovery.Sighting;
import dev.roost.discovery.Watcher;
import dev.roost.proto.model.Octets;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Place PLACE = new Place("eth0", 2, PlacesTest.v4("192.168.1.5"));
    private static final Place ELSEWHERE = new Place("eth1", 3, PlacesTest.v4("10.0.0.5"));

    private final Library library = Library.random();
    private final KeyedTags tags = new KeyedTags(library);
    private final Watcher watcher = new Watcher(Duration.ZERO);
    private final Candidates candidates = new Candidates(tags, Runnable::run);

    @BeforeEach
    void listen() {
        candidates.listen(watcher);
    }

    @Test
    void fourStrangersOfOneSourceAreEnough() {
        for (int i = 0; i < 5; i++) {
            candidates.heard(stranger(i, "192.168.1.6", false));
        }
        candidates.heard(stranger(9, "192.168.1.7", false));
        assertThat(ports()).containsExactly(1, 2, 3, 4, 9);
    }

    @Test
    void sixtyFourStrangersAreEnough() {
        for (int i = 0; i < 100; i++) {
            candidates.heard(stranger(i, "192.168.1." + i, false));
        }
        assertThat(ports()).hasSize(Candidates.STRANGERS_MAX).startsWith(36).endsWith(99);
    }

    @Test
    void oneThatWaitsToBePairedStaysLongest() {
        candidates.heard(stranger(0, "192.168.1.6", true));
        for (int i = 1; i < 10; i++) {
            candidates.heard(stranger(i, "192.168.1.6", false));
        }
        assertThat(ports()).containsExactly(0, 7, 8, 9);
    }

    @Test
    void tellsWhoWasDrivenOut() {
        for (int i = 0; i < 4; i++) {
            assertThat(candidates.heard(stranger(i, "192.168.1.6", false))).isEmpty();
        }
        assertThat(candidates.heard(stranger(4, "192.168.1.6", false)))
                .extracting(Heard::instance)
                .containsExactly("stranger0");
    }

    @Test
    void strangersNeverDriveOutARecognisedDevice() {
        for (int i = 0; i < 10; i++) {
            candidates.heard(recognised(i, "192.168.1.6"));
        }
        for (int i = 100; i < 1_000; i++) {
            candidates.heard(stranger(i, "192.168.1.6", true));
            candidates.heard(stranger(i, "10.0.0." + i % 256, true));
        }
        assertThat(watcher.all().stream().filter(s -> s.library().isPresent())).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(watcher.wordsOf(recognised(i, "192.168.1.6").key())).hasSize(1);
        }
    }

    @Test
    void recognisedDevicesAreBoundedToo() {
        for (int i = 0; i < 2 * Candidates.RECOGNISED_MAX; i++) {
            candidates.heard(recognised(i, "192.168.1.6"));
        }
        assertThat(watcher.all()).hasSize(Candidates.RECOGNISED_MAX);
    }

    @Test
    void aDeviceThatComesAnewTakesItsFormerPlace() {
        candidates.heard(recognised(7, "192.168.1.6", "before"));
        assertThat(candidates.heard(recognised(7, "192.168.1.6", "after")))
                .extracting(Heard::instance)
                .containsExactly("before");
        assertThat(watcher.all()).singleElement().matches(s -> s.key().startsWith("after"));
    }

    @Test
    void aStrangerThatClaimsAnAddressTakesNobodysPlace() {
        candidates.heard(recognised(7, "192.168.1.6", "friend"));
        candidates.heard(stranger(7, "192.168.1.6", true));
        assertThat(watcher.all()).hasSize(2);
    }

    @Test
    void aStrangerIsRecognisedOnceTheKeyIsThere() {
        Library later = Library.random();
        byte[] tag = new KeyedTags(later).make(later.id(), 7, "late");
        candidates.heard(heard(7, "late", "192.168.1.6", new Txt(Optional.of(Octets.copyOf(tag)), false)));
        assertThat(watcher.awaitsPort(7).library()).isEmpty();
        tags.join(later);
        candidates.reconsider();
        assertThat(watcher.awaitsPort(7).library()).contains(later.id());
    }

    @Test
    void aTagForAnotherPortOrNameIsNotRecognised() {
        Octets tag = Octets.copyOf(tags.make(library.id(), 7, "copied"));
        candidates.heard(heard(8, "copied", "192.168.1.6", new Txt(Optional.of(tag), false)));
        candidates.heard(heard(7, "other", "192.168.1.6", new Txt(Optional.of(tag), false)));
        assertThat(watcher.all()).noneMatch(s -> s.library().isPresent());
    }

    @Test
    void leavingAPlaceLetsGoOfEveryoneThereAndNobodyElse() {
        candidates.heard(stranger(1, "192.168.1.6", false));
        candidates.heard(
                new Heard(ELSEWHERE, "stranger1", PlacesTest.v4("10.0.0.6"), address(2, "10.0.0.6"), txt(false)));
        assertThat(candidates.instances(PLACE)).containsExactly("stranger1");
        candidates.left(PLACE);
        assertThat(ports()).containsExactly(2);
        candidates.gone(ELSEWHERE, "stranger1");
        assertThat(watcher.all()).isEmpty();
    }

    private List<Integer> ports() {
        return watcher.all().stream()
                .map(Sighting::address)
                .map(InetSocketAddress::getPort)
                .toList();
    }

    private Heard recognised(int port, String source) {
        return recognised(port, source, "friend" + port);
    }

    private Heard recognised(int port, String source, String instance) {
        byte[] tag = tags.make(library.id(), port, instance);
        return heard(port, instance, source, new Txt(Optional.of(Octets.copyOf(tag)), false));
    }

    private static Heard stranger(int port, String source, boolean pairing) {
        return heard(port, "stranger" + port, source, txt(pairing));
    }

    private static Heard heard(int port, String instance, String source, Txt txt) {
        Inet4Address from = PlacesTest.v4(source);
        return new Heard(PLACE, instance, from, address(port, source), txt);
    }

    private static InetSocketAddress address(int port, String address) {
        return new InetSocketAddress(PlacesTest.v4(address), port);
    }

    private static Txt txt(boolean pairing) {
        return new Txt(Optional.empty(), pairing);
    }
}
