package dev.roost.proto.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Foreign bytes are read or refused: never another exception, never a value that encodes to something else. */
class HostileBytesTest {
    private static final int SEEDS = Integer.getInteger("roost.seeds", 300);

    private interface Parser {
        byte[] readAndWrite(byte[] bytes) throws MalformedException;
    }

    @Test
    void everyTruncationOfAnEntryIsRefused() {
        byte[] bytes = new Samples(3).entry().bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(refused(b -> LogEntry.parse(b).bytes(), Arrays.copyOf(bytes, length)))
                    .as("length %d", length)
                    .isTrue();
        }
    }

    @Test
    void everyTruncationOfAReceiptIsRefused() {
        byte[] bytes = new Samples(3).receipt().bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(refused(b -> Receipt.parse(b).bytes(), Arrays.copyOf(bytes, length)))
                    .as("length %d", length)
                    .isTrue();
        }
    }

    @Test
    void mutatedBytesAreReadOrRefused() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Samples s = new Samples(seed);
            Random random = new Random(seed);
            mutate(random, s.entry().bytes(), b -> LogEntry.parse(b).bytes());
            mutate(random, s.receipt().bytes(), b -> Receipt.parse(b).bytes());
            mutate(random, s.body().encode(), b -> EntryBody.parse(b).encode());
            mutate(random, s.manifest(5).encode(), b -> Manifest.parse(b).encode());
            mutate(
                    random,
                    new ManifestRows(s.manifest(5).rows()).encode(),
                    b -> ManifestRows.parse(b).encode());
            mutate(
                    random,
                    s.list(5).toChunk().bytes(),
                    b -> ChunkList.parse(admitted(b)).toChunk().bytes());
            mutate(
                    random,
                    new ThumbnailSet(
                                    List.of(
                                            new ThumbnailSet.Picture(256, 171, s.chunkId()),
                                            new ThumbnailSet.Picture(1_024, 683, s.chunkId())),
                                    s.octets(3))
                            .encode()
                            .toArray(),
                    b -> ThumbnailSet.parse(Octets.copyOf(b)).encode().toArray());
            mutate(
                    random,
                    new Genesis(s.octets(32), s.principal(), s.principal()).encode(),
                    b -> Genesis.parse(b).encode());
            mutate(
                    random,
                    new Confirm(List.of(s.logHead()), Octets.EMPTY).encode(),
                    b -> Confirm.parse(b).encode());
        }
    }

    private static SealedChunk admitted(byte[] bytes) throws MalformedException {
        try {
            return SealedChunk.of(bytes);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("no chunk");
        }
    }

    /** What a parser accepts must be what it writes: no two byte strings for one value. */
    private static void mutate(Random random, byte[] bytes, Parser parser) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(Math.min(mutated.length, 200));
            mutated[at] = (byte) (random.nextBoolean() ? random.nextInt() : mutated[at] ^ 1 << random.nextInt(8));
        }
        if (random.nextInt(4) == 0) {
            mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length + 9));
        }
        try {
            assertThat(parser.readAndWrite(mutated)).isEqualTo(mutated);
        } catch (MalformedException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static boolean refused(Parser parser, byte[] bytes) {
        try {
            parser.readAndWrite(bytes);
            return false;
        } catch (MalformedException e) {
            return true;
        }
    }
}
