package dev.roost.node.app;

import dev.roost.node.peer.Stranger;
import dev.roost.proto.Samples;
import dev.roost.proto.VectorFile;
import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.model.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames made from honest messages and chance: whole, cut, bent, too long, out of place. Used by one thread. */
final class HostileFrames {
    private final List<byte[]> honest = VectorFile.read("messages.json").entrySet().stream()
            .filter(vector -> !vector.getKey().endsWith("frame head"))
            .map(vector -> vector.getValue().bytes().toArray())
            .filter(bytes -> bytes.length > 0)
            .toList();
    private final Random random;

    HostileFrames(Random random) {
        this.random = random;
    }

    /** One frame, or the pieces of a delivery, as bytes on the wire. */
    byte[] next() {
        byte[] body = honest.get(random.nextInt(honest.size())).clone();
        return switch (random.nextInt(8)) {
            case 0 -> control(body);
            case 1, 2 -> control(bent(body));
            case 3 -> control(Arrays.copyOf(body, 1 + random.nextInt(body.length)));
            case 4 -> withBentHead(body);
            case 5 -> control(new byte[1 + random.nextInt(2 * Limits.CONTROL_BYTES_MAX)]);
            case 6 -> delivery();
            default -> noise();
        };
    }

    private byte[] bent(byte[] bytes) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(Math.min(bytes.length, 60))] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] withBentHead(byte[] body) {
        byte[] frame = control(body);
        frame[random.nextInt(Limits.FRAME_HEAD_BYTES)] ^= (byte) (1 << random.nextInt(8));
        return frame;
    }

    private byte[] delivery() {
        List<Delivery> kinds = List.of(Delivery.values());
        Delivery kind = kinds.get(random.nextInt(kinds.size()));
        Samples samples = new Samples(random.nextInt(1_000));
        byte[] content = switch (kind) {
            case CHUNK -> samples.chunk(100).bytes();
            case ENTRY -> samples.entry().bytes();
            case RECEIPT -> samples.receipt().bytes();
            case EXCEPTIONS -> samples.bytes(8 + 32 * random.nextInt(5));
        };
        int announced = random.nextInt(3) == 0 ? 1 + random.nextInt(kind.bytesMax()) : content.length;
        int stream = 1 + random.nextInt(3);
        return Stranger.join(
                Stranger.frame(new Deliver(kind, samples.octets(32), announced, stream)),
                Stranger.data(random.nextInt(8) == 0 ? stream + 1 : stream, content));
    }

    private byte[] noise() {
        byte[] bytes = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] control(byte[] body) {
        return Stranger.join(FrameHead.control(body.length).encode(), body);
    }
}
