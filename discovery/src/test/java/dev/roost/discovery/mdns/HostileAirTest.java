package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.Sighting;
import dev.roost.discovery.Watcher;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A network on which somebody means harm: devices find each other all the same, if not at that very moment. */
@Isolated
class HostileAirTest extends LoopbackTest {
    private static final int SEEDS = Integer.getInteger("roost.seeds", 1_000);
    private static final int BATCH = 50;
    private static final int FLOOD = 5_000;
    private static final int SOURCES = 40;
    private static final Duration ANSWER = Duration.ofMillis(500);

    @Test
    void mutatedPacketsBreakNothing() throws IOException {
        MdnsDiscovery here = device();
        int port = announced(here);
        Watcher watcher = watcher(here);
        Watcher other = watcher(device());
        other.awaitsPort(port);
        for (int seed = 0; seed < SEEDS; seed++) {
            wire().send(mutated(seed));
            if (seed % BATCH == BATCH - 1) {
                // An answer means that everything before the question was taken in.
                wire().forget();
                wire().send(Packet.whoIsThere());
                String instance = other.awaitsPort(port).key().substring(0, Names.CHARS);
                wire().awaits(packet -> isResponse(packet) && latin(packet).contains(instance), ANSWER);
            }
        }
        int later = announced(device());
        assertThat(watcher.awaitsPort(later).library()).as("%d seeds", SEEDS).contains(library.id());
        watcher(device()).awaitsPort(port);
    }

    @Test
    void aFloodOfStrangersIsBoundedAndDrivesNoFriendOut() throws IOException {
        Watcher watcher = watcher(device());
        int friend = announced(device());
        String key = watcher.awaitsPort(friend).key();
        Names names = new Names(random);
        for (int i = 0; i < FLOOD; i++) {
            InetAddress source = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + i % SOURCES)});
            byte[] txt = new Txt(Optional.empty(), i % 2 == 0).encode();
            wire().sendFrom(
                            source,
                            Packet.announcement(names.instance(), names.host() + ".local.", 1 + i, source, txt)
                                    .bytes());
        }
        int later = announced(device());
        watcher.awaitsPort(later);

        List<Sighting> strangers =
                watcher.all().stream().filter(s -> s.library().isEmpty()).toList();
        assertThat(strangers).isNotEmpty().hasSizeLessThanOrEqualTo(Candidates.STRANGERS_MAX);
        Map<InetAddress, Long> perSource = strangers.stream()
                .collect(Collectors.groupingBy(s -> s.address().getAddress(), Collectors.counting()));
        assertThat(perSource.values()).allMatch(count -> count <= Candidates.STRANGERS_PER_SOURCE_MAX);
        assertThat(watcher.wordsOf(key)).as("what was said of the friend").hasSize(1);
    }

    @Test
    void takesAFreshNameWhenItsOwnIsContested() throws IOException {
        Watcher watcher = watcher(device());
        int port = announced(device());
        String key = watcher.awaitsPort(port).key();
        String instance = key.substring(0, Names.CHARS);
        byte[] contest = new Packet().service(instance, "thief.local.", 1).bytes();
        byte[] probe = Names.qualified(instance).substring(0, Names.CHARS).getBytes(StandardCharsets.ISO_8859_1);
        // The first word makes it probe again, one in the midst of the probing makes it yield.
        for (int i = 0; i < 3; i++) {
            wire().forget();
            wire().send(contest);
            wire().awaits(packet -> !isResponse(packet) && latin(packet).contains(latin(probe)), ANSWER);
        }
        Sighting renamed =
                watcher.awaits(s -> s.address().getPort() == port && !s.key().equals(key));
        assertThat(renamed.library()).contains(library.id());
    }

    private static byte[] mutated(int seed) {
        Random random = new Random(seed);
        Names names = new Names(random);
        String instance = names.instance();
        String host = names.host() + ".local.";
        byte[] txt = new Txt(Optional.empty(), true).encode();
        byte[] packet = random.nextInt(4) == 0
                ? Packet.whoIsThere()
                : Packet.announcement(instance, host, 4711, InetAddress.getLoopbackAddress(), txt)
                        .record(instance, random.nextInt(64), random.nextInt(4), txt)
                        .bytes();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(packet.length);
            packet[at] = (byte) (random.nextBoolean() ? random.nextInt() : packet[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length + 50)) : packet;
    }

    private static boolean isResponse(byte[] packet) {
        return packet.length > 2 && (packet[2] & 0x80) != 0;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
