package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.Sighting;
import dev.roost.discovery.Watcher;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a device says to everyone on its network. */
@Execution(ExecutionMode.CONCURRENT)
class OnTheAirTest extends LoopbackTest {
    @Test
    void nothingNamesTheDeviceThePersonOrTheMachine() throws IOException {
        MdnsDiscovery here = device();
        int port = announced(here);
        Sighting sighting = watcher(device()).awaitsPort(port);
        wire().send(Packet.whoIsThere());
        String instance = sighting.key().substring(0, Names.CHARS);
        assertThat(wire().awaits(packet -> isAnswerOf(packet, instance), PATIENCE))
                .isPresent();
        here.close();

        List<String> telling = telling();
        for (byte[] packet : wire().packets()) {
            String text = latin(packet).toLowerCase(Locale.ROOT);
            assertThat(telling).as(text).noneMatch(text::contains);
        }
    }

    @Test
    void theTextIsShort() throws IOException {
        int port = announced(device());
        watcher(device()).awaitsPort(port);
        List<byte[]> texts = new ArrayList<>();
        for (byte[] packet : wire().packets()) {
            for (DNSRecord record : parsed(packet).getAllAnswers()) {
                if (record instanceof DNSRecord.Text
                        && Names.instanceIn(record.getName()).isPresent()) {
                    texts.add(record.getServiceInfo().getTextBytes());
                }
            }
        }
        assertThat(texts).isNotEmpty().allMatch(text -> text.length <= Txt.BYTES_MAX);
    }

    @Test
    void namesAndTagAreOthersEachTime() {
        Set<String> keys = new HashSet<>();
        MdnsDiscovery watching = device();
        for (int i = 0; i < 3; i++) {
            MdnsDiscovery here = device();
            int port = announced(here);
            keys.add(watcher(watching).awaitsPort(port).key());
            here.close();
        }
        assertThat(keys).hasSize(3);
    }

    @Test
    void answersGoToTheGroupAndNeverToWhoeverAsks() throws IOException {
        int port = announced(device());
        String instance = watcher(device()).awaitsPort(port).key().substring(0, Names.CHARS);
        wire().forget();
        wire().sendFrom(PlacesTest.v4("127.0.0.9"), Packet.whoIsThere());
        assertThat(wire().awaits(packet -> isAnswerOf(packet, instance), PATIENCE))
                .isPresent();
    }

    @Test
    void asksForWhatAPacketLeftOut() throws IOException {
        Watcher watcher = watcher(device());
        watcher(device()).awaitsPort(announced(device()));
        Names names = new Names(random);
        String instance = names.instance();
        wire().send(new Packet().pointer(instance).bytes());
        assertThat(wire().awaits(packet -> !isResponse(packet) && latin(packet).contains(instance), PATIENCE))
                .isPresent();
        byte[] txt = new Txt(Optional.empty(), true).encode();
        InetAddress address = InetAddress.getLoopbackAddress();
        wire().send(Packet.announcement(instance, names.host() + ".local.", 4711, address, txt)
                .bytes());
        watcher.awaits(sighting -> sighting.key().startsWith(instance));
    }

    private List<String> telling() throws IOException {
        List<String> telling = new ArrayList<>();
        telling.add(InetAddress.getLocalHost().getHostName());
        telling.add(System.getProperty("user.name"));
        telling.add(System.getProperty("os.version"));
        telling.add(System.getProperty("java.version"));
        byte[] id = library.id().bytes();
        telling.add(HexFormat.of().formatHex(id, 0, 6));
        telling.add(latin(java.util.Arrays.copyOf(id, 6)));
        telling.replaceAll(text -> text.toLowerCase(Locale.ROOT));
        // Three letters may stand in a random name by chance.
        telling.removeIf(text -> text.length() < 4);
        return telling;
    }

    private static boolean isAnswerOf(byte[] packet, String instance) {
        return isResponse(packet) && latin(packet).contains(instance);
    }

    private static boolean isResponse(byte[] packet) {
        return packet.length > 2 && (packet[2] & 0x80) != 0;
    }

    private static DNSIncoming parsed(byte[] packet) throws IOException {
        return new DNSIncoming(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), 5353));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
