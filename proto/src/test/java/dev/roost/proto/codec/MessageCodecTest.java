package dev.roost.proto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.VectorFile;
import dev.roost.proto.VectorFile.Vector;
import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Addresses;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Credit;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Have;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.Lack;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Offered;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairMessage;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.message.ReceiptMark;
import dev.roost.proto.message.Refuse;
import dev.roost.proto.message.RefuseReason;
import dev.roost.proto.message.Standing;
import dev.roost.proto.message.Want;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.message.WantExceptions;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
    private static final int SEEDS = Integer.getInteger("roost.seeds", 300);

    @Test
    void everyMessageComesBackAsItWas() throws MalformedException {
        for (Message message : messages(new Samples(5))) {
            assertThat(MessageDecoder.decode(MessageEncoder.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void theListOfMessagesAboveIsComplete() {
        List<Class<?>> tested = new ArrayList<>();
        messages(new Samples(5)).forEach(m -> tested.add(m.getClass()));
        assertThat(tested).containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
    }

    @Test
    void frozenBytes() {
        Map<String, Vector> vectors = new LinkedHashMap<>();
        for (Message message : messages(new Samples(5))) {
            vectors.put(message.getClass().getSimpleName(), Vector.ok("seeded values", MessageEncoder.encode(message)));
        }
        vectors.put(
                "control frame head",
                Vector.ok("300 bytes", FrameHead.control(300).encode()));
        vectors.put(
                "data frame head",
                Vector.ok("256 KiB on stream 7", FrameHead.data(256 * 1024, 7).encode()));
        VectorFile.assertFrozen("messages.json", vectors);
    }

    @Test
    void mutatedBytesAreReadOrRefused() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            for (Message message : messages(new Samples(seed))) {
                byte[] bytes = MessageEncoder.encode(message);
                if (bytes.length == 0) {
                    continue;
                }
                bytes[random.nextInt(Math.min(bytes.length, 40))] ^= (byte) (1 << random.nextInt(8));
                if (random.nextBoolean()) {
                    bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                }
                readOrRefuse(bytes);
            }
        }
    }

    @Test
    void namesTheLimitThatWasBroken() {
        List<ChunkId> tooMany = new ArrayList<>();
        Samples samples = new Samples(1);
        for (int i = 0; i <= Limits.MESSAGE_IDS_MAX; i++) {
            tooMany.add(samples.chunkId());
        }
        assertThatThrownBy(() -> MessageDecoder.decode(MessageEncoder.encode(new Want(tooMany))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 256");
        assertThatThrownBy(() -> MessageDecoder.decode(new byte[Limits.CONTROL_BYTES_MAX + 1]))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void theLargestMessagesFitTheirFrame() {
        Samples samples = new Samples(1);
        List<Offered> offered = new ArrayList<>();
        for (int i = 0; i < Limits.MESSAGE_IDS_MAX; i++) {
            offered.add(new Offered(samples.chunkId(), Limits.CHUNK_SEALED_BYTES_MAX));
        }
        assertThat(MessageEncoder.encode(new Have(offered))).hasSizeLessThanOrEqualTo(Limits.CONTROL_BYTES_MAX);
        Heads heads = new Heads(
                java.util.stream.Stream.generate(samples::logHead)
                        .limit(Limits.MESSAGE_LOGS_MAX)
                        .toList(),
                List.of());
        assertThat(MessageEncoder.encode(heads)).hasSizeLessThanOrEqualTo(Limits.CONTROL_BYTES_MAX);
    }

    @Test
    void pairMessagesComeBackAsTheyWere() throws MalformedException {
        Samples samples = new Samples(9);
        for (PairMessage message : List.of(
                new PairMessage.Description(
                        samples.principal(), "Küche", Optional.of(Role.STORAGE), Optional.of(samples.libraryId())),
                new PairMessage.Description(samples.principal(), "nas", Optional.empty(), Optional.empty()),
                new PairMessage.Verdict(true),
                new PairMessage.Verdict(false),
                new PairMessage.Admission(samples.libraryId(), Role.MEMBER))) {
            assertThat(PairMessages.decode(PairMessages.encode(message))).isEqualTo(message);
        }
    }

    private static List<Message> messages(Samples s) {
        List<Octets> proof = List.of(s.octets(384), s.octets(32));
        return List.of(
                new Hello(1, 5, "roost 0.1.0", s.libraryId(), Standing.PEER, 47_100),
                new Heads(List.of(s.logHead(), s.logHead()), List.of(new ReceiptMark(s.deviceId(), 7))),
                new WantEntries(s.logId(), 3, 64),
                new EntriesEnd(s.logId(), 9),
                new Have(List.of(new Offered(s.chunkId(), 1092))),
                new Want(List.of(s.chunkId(), s.chunkId())),
                new Lack(List.of(s.chunkId())),
                new Deliver(Delivery.CHUNK, s.octets(32), 1_049_684, 65_535),
                new Credit(1_048_576),
                new Acknowledge(List.of(s.chunkId())),
                new Refuse(List.of(s.chunkId()), RefuseReason.FULL),
                new WantExceptions(s.logId()),
                new Addresses(List.of(new DeviceAddress(s.deviceId(), "192.168.1.7", 47_100))),
                new Introduced(),
                new Ping(0x0102030405060708L),
                new Pong(-1),
                new Bye(ByeReason.WRONG_CODE, 2),
                new PairOpen(1),
                new PairRound1("host", s.octets(384), s.octets(384), proof, proof),
                new PairRound2("guest", s.octets(384), proof),
                new PairRound3("guest", s.octets(32)),
                new PairBox(s.octets(100)));
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            Message message = MessageDecoder.decode(bytes);
            assertThat(MessageDecoder.decode(MessageEncoder.encode(message))).isEqualTo(message);
        } catch (MalformedException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
