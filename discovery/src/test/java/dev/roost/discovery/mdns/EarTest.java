package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.KeyedTags;
import dev.roost.discovery.KeyedTags.Library;
import dev.roost.discovery.Sighting;
import dev.roost.discovery.Watcher;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.jmdns.impl.DNSCache;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSQuestion;
import javax.jmdns.impl.DNSRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EarTest {
    private static final Place PLACE = new Place("eth0", 2, PlacesTest.v4("192.168.1.5"));
    private static final InetAddress SOURCE = PlacesTest.v4("192.168.1.6");
    private static final String INSTANCE = "abcdefgh2345";
    private static final String HOST = "qrstuvwx2345.local.";
    private static final byte[] TXT = new Txt(Optional.empty(), false).encode();
    private static final byte[] PAIRING = new Txt(Optional.empty(), true).encode();
    private static final int FLOOD = 3_000;

    private final Library library = Library.random();
    private final KeyedTags tags = new KeyedTags(library);
    private final Names names = new Names(new Random(1));
    private final DNSCache cache = new DNSCache();
    private final Records records = new Records(cache);
    private final Watcher watcher = new Watcher(Duration.ZERO);
    private final Candidates candidates = new Candidates(tags, Runnable::run);
    private final Ear ear = new Ear(PLACE, names, candidates);

    @BeforeEach
    void listen() {
        candidates.listen(watcher);
    }

    @Test
    void makesOneSightingOfTheRecordsInAnyOrder() throws IOException {
        List<DNSRecord> parts = parsed(announcement(INSTANCE, HOST, TXT));
        for (int seed = 0; seed < 24; seed++) {
            Collections.shuffle(parts, new Random(seed));
            parts.forEach(this::hear);
            // An address that comes before anyone names its host is not kept: it is asked for.
            ear.questions(records);
            parts.forEach(this::hear);
            assertThat(watcher.all())
                    .as("seed %d", seed)
                    .extracting(Sighting::key, sighting -> sighting.address().toString(), Sighting::how)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            INSTANCE + "@192.168.1.5", "/192.168.1.6:4711", Sighting.Means.MDNS));
            ear.lost(
                    records,
                    parts.stream()
                            .filter(DNSRecord.Service.class::isInstance)
                            .findFirst()
                            .orElseThrow());
            assertThat(watcher.all()).isEmpty();
            assertThat(cache).isEmpty();
        }
    }

    @Test
    void recognisesATag() throws IOException {
        byte[] tag = tags.make(library.id(), 4711, INSTANCE);
        hear(announcement(INSTANCE, HOST, new Txt(Optional.of(Octets.copyOf(tag)), false).encode()));
        assertThat(watcher.awaitsPort(4711).library()).contains(library.id());
    }

    @Test
    void reportsAChangedTextUnderTheSameKey() throws IOException {
        hear(announcement(INSTANCE, HOST, TXT));
        String key = watcher.awaitsPort(4711).key();
        hear(new Packet().text(INSTANCE, PAIRING));
        assertThat(watcher.awaits(Sighting::pairing).key()).isEqualTo(key);
    }

    @Test
    void reportsAChangedAddressUnderTheSameKey() throws IOException {
        hear(announcement(INSTANCE, HOST, TXT));
        String key = watcher.awaitsPort(4711).key();
        DNSRecord former = parsed(new Packet().address(HOST, SOURCE)).get(0);
        hear(new Packet().address(HOST, PlacesTest.v4("192.168.1.77")));
        records.drop(former);
        ear.round(records);
        Sighting moved = watcher.awaits(s -> s.address().getHostString().equals("192.168.1.77"));
        assertThat(moved.key()).isEqualTo(key);
    }

    @Test
    void takesTheAddressThatThePacketsComeFrom() throws IOException {
        hear(announcement(INSTANCE, HOST, TXT).address(HOST, PlacesTest.v4("10.0.0.1")));
        hear(new Packet().address(HOST, PlacesTest.v4("10.0.0.2")));
        assertThat(watcher.awaitsPort(4711).address().getHostString()).isEqualTo("192.168.1.6");
    }

    @Test
    void passesOverWhatCannotBe() throws IOException {
        hear(Packet.announcement(INSTANCE, HOST, 0, SOURCE, TXT));
        hear(Packet.announcement(INSTANCE, "nas.example.com.", 4711, SOURCE, TXT));
        hear(Packet.announcement(INSTANCE, HOST, 4711, PlacesTest.v4("127.0.0.1"), TXT));
        hear(Packet.announcement(INSTANCE, HOST, 4711, PlacesTest.v4("255.255.255.255"), TXT));
        hear(announcement(INSTANCE, HOST, new byte[] {0}));
        hear(announcement(INSTANCE, HOST, new byte[1_000]));
        hear(announcement("Kitchen's NAS", HOST, TXT));
        assertThat(watcher.all()).isEmpty();
        hear(announcement(INSTANCE, HOST, TXT));
        watcher.awaitsPort(4711);
    }

    @Test
    void passesOverItsOwn() throws IOException {
        hear(announcement(names.instance(), HOST, TXT));
        assertThat(watcher.all()).isEmpty();
        assertThat(cache).isEmpty();
    }

    @Test
    void keepsNothingOfOtherServices() throws IOException {
        for (int i = 0; i < FLOOD; i++) {
            hear(new Packet()
                    .pointer("_http._tcp.local.", "printer" + i + "._http._tcp.local.")
                    .pointer("_services._dns-sd._udp.local.", "_type" + i + "._tcp.local.")
                    .address("printer" + i + ".local.", SOURCE)
                    .record("printer" + i + ".local.", 28, 1, new byte[16])
                    .record("printer" + i + "._http._tcp.local.", 16, 1, TXT));
        }
        assertThat(cache).isEmpty();
    }

    @Test
    void asksForWhatIsMissingAndGivesUp() throws IOException {
        hear(new Packet().service(INSTANCE, HOST, 4711));
        for (int i = 0; i < Instance.QUESTIONS_MAX; i++) {
            assertThat(ear.isAwaiting()).isTrue();
            assertThat(ear.questions(records))
                    .extracting(DNSQuestion::getName)
                    .containsExactly(Names.qualified(INSTANCE), HOST);
        }
        assertThat(ear.questions(records)).isEmpty();
        assertThat(ear.isAwaiting()).isFalse();
        assertThat(cache).isEmpty();
    }

    @Test
    void asksForOneThatIsSaidToBeGone() throws IOException {
        hear(announcement(INSTANCE, HOST, TXT));
        ear.lost(records, parsed(new Packet().service(INSTANCE, HOST, 4711)).get(0));
        assertThat(watcher.all()).isEmpty();
        assertThat(ear.questions(records)).extracting(DNSQuestion::getName).containsExactly(Names.qualified(INSTANCE));
        hear(announcement(INSTANCE, HOST, TXT));
        watcher.awaitsPort(4711);
    }

    @Test
    void awaitsAFewAtATime() throws IOException {
        for (int i = 0; i < FLOOD; i++) {
            hear(new Packet().pointer(name(i)).service(name(i), "h" + i + ".local.", 4711));
        }
        assertThat(cache.size()).isLessThanOrEqualTo(Ear.AWAITED_MAX);
        assertThat(ear.questions(records)).hasSizeLessThanOrEqualTo(2 * Ear.AWAITED_MAX);
    }

    @Test
    void aFloodOfStrangersKeepsTheCacheSmallAndARecognisedDevice() throws IOException {
        byte[] tag = tags.make(library.id(), 4711, INSTANCE);
        hear(announcement(INSTANCE, HOST, new Txt(Optional.of(Octets.copyOf(tag)), false).encode()));
        String key = watcher.awaitsPort(4711).key();
        for (int i = 0; i < FLOOD; i++) {
            InetAddress source = PlacesTest.v4("10.0." + i % 251 + "." + i % 241);
            hear(source, Packet.announcement(name(i), "h" + i + ".local.", 5000, source, PAIRING));
        }
        assertThat(watcher.all()).hasSize(1 + Candidates.STRANGERS_MAX);
        assertThat(cache.size()).isLessThanOrEqualTo(2 * (1 + Candidates.STRANGERS_MAX + Ear.AWAITED_MAX));
        assertThat(watcher.wordsOf(key)).hasSize(1);
    }

    @Test
    void oneHostCannotFillTheCacheWithAddresses() throws IOException {
        hear(announcement(INSTANCE, HOST, TXT));
        for (int i = 0; i < FLOOD; i++) {
            hear(new Packet().address(HOST, PlacesTest.v4("10.0." + i / 250 + "." + (1 + i % 250))));
        }
        assertThat(cache.allValues()).hasSizeLessThan(10);
    }

    @Test
    void whoWasDrivenOutCanComeAgain() throws IOException {
        hear(announcement(INSTANCE, HOST, TXT));
        for (int i = 0; i < Candidates.STRANGERS_PER_SOURCE_MAX; i++) {
            hear(announcement(name(i), "h" + i + ".local.", TXT));
        }
        assertThat(watcher.all()).noneMatch(s -> s.key().startsWith(INSTANCE));
        hear(announcement(INSTANCE, HOST, TXT));
        assertThat(watcher.all()).anyMatch(s -> s.key().startsWith(INSTANCE));
    }

    @Test
    void letsGoOfWhoStaysSilent() throws IOException {
        hear(announcement(INSTANCE, HOST, TXT));
        ear.round(records);
        for (int i = 0; i < Instance.SILENT_ROUNDS_MAX; i++) {
            ear.round(records);
        }
        watcher.awaitsPort(4711);
        hearLater(announcement(INSTANCE, HOST, TXT));
        for (int i = 0; i <= Instance.SILENT_ROUNDS_MAX; i++) {
            ear.round(records);
        }
        watcher.awaitsPort(4711);
        ear.round(records);
        assertThat(watcher.all()).isEmpty();
        assertThat(cache).isEmpty();
    }

    private static Packet announcement(String instance, String host, byte[] txt) {
        return Packet.announcement(instance, host, 4711, SOURCE, txt);
    }

    private static String name(int i) {
        StringBuilder name = new StringBuilder();
        for (int rest = i; name.length() < Names.CHARS; rest /= 26) {
            name.append((char) ('a' + rest % 26));
        }
        return name.toString();
    }

    private void hear(Packet packet) throws IOException {
        hear(SOURCE, packet);
    }

    private void hear(InetAddress source, Packet packet) throws IOException {
        parsed(source, packet).forEach(this::hear);
    }

    /** Hears it at a later moment of the clock that JmDNS looks at. */
    private void hearLater(Packet packet) throws IOException {
        long before = System.currentTimeMillis();
        while (System.currentTimeMillis() == before) {
            Thread.onSpinWait();
        }
        hear(packet);
    }

    /** Caches a record as JmDNS does, and tells of it. */
    private void hear(DNSRecord record) {
        DNSRecord former = (DNSRecord) cache.getDNSEntry(record);
        if (former != null && (record.isSingleValued() || former.equals(record))) {
            cache.replaceDNSEntry(record, former);
        } else {
            cache.addDNSEntry(record);
        }
        ear.heard(records, record);
    }

    private static List<DNSRecord> parsed(Packet packet) throws IOException {
        return parsed(SOURCE, packet);
    }

    private static List<DNSRecord> parsed(InetAddress source, Packet packet) throws IOException {
        byte[] bytes = packet.bytes();
        return new ArrayList<>(new DNSIncoming(new DatagramPacket(bytes, bytes.length, source, 5353)).getAllAnswers());
    }
}
