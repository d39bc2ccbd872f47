package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roost.node.crypto.ContentNames;
import dev.roost.node.crypto.PlainChunk;
import dev.roost.node.kit.BytesChannel;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.ReferenceCut;
import dev.roost.node.kit.Seeds;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkerTest {
    private static final int MAX = Limits.CHUNK_PLAIN_BYTES_MAX;

    private static ContentNames names;

    private final Chunker chunker = new Chunker();
    private final Random random = new Random(7);

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        names = Household.found(1).founder().names();
    }

    @Test
    void cutsAJpegBeforeItsTablesAndAfterItsEnd() throws IOException {
        Jpegs jpeg = new Jpegs(random).segment(Jpegs.APP0, 14).segment(Jpegs.APP1, 6_000);
        int head = jpeg.size();
        jpeg.segment(Jpegs.DQT, 130).segment(Jpegs.SOF0, 15).segment(Jpegs.DHT, 100);
        jpeg.segment(Jpegs.SOS, 10).scan(50_000).marker(Jpegs.EOI);
        int end = jpeg.size();
        jpeg.raw(Jpegs.bytes(random, 9_000));
        assertThat(cut(jpeg.toBytes())).containsExactly(head, end - head, 9_000);
    }

    @Test
    void doesNotTakeTheEndOfAnEmbeddedPreviewForTheEndOfThePicture() throws IOException {
        byte[] preview = Jpegs.camera(random, 100, 3_000);
        Jpegs jpeg = new Jpegs(random).segment(Jpegs.APP1, preview);
        int head = jpeg.size();
        jpeg.segment(Jpegs.DQT, 130).segment(Jpegs.APP2, preview).segment(Jpegs.SOF0, 15);
        jpeg.segment(Jpegs.SOS, 10).scan(5_000).marker(Jpegs.EOI);
        assertThat(cut(jpeg.toBytes())).containsExactly(head, jpeg.size() - head);
    }

    @Test
    void goesThroughEveryScanOfAProgressiveJpegAndItsRestartMarkersAndFillBytes() throws IOException {
        Jpegs jpeg = new Jpegs(random).segment(Jpegs.APP0, 14);
        int head = jpeg.size();
        jpeg.segment(Jpegs.DQT, 130).segment(Jpegs.SOF2, 15).segment(Jpegs.DRI, 2);
        for (int scan = 0; scan < 5; scan++) {
            jpeg.segment(Jpegs.DHT, 60).fill(scan).segment(Jpegs.SOS, 8);
            for (int part = 0; part < 12; part++) {
                jpeg.scan(700).fill(part % 3).marker(0xD0 + part % 8);
            }
            jpeg.scan(700).segment(Jpegs.COM, 20);
        }
        jpeg.fill(3).marker(Jpegs.EOI);
        int end = jpeg.size();
        jpeg.raw(Jpegs.camera(random, 200, 2_000));
        assertThat(cut(jpeg.toBytes())).containsExactly(head, end - head, jpeg.size() - end);
    }

    @Test
    void keepsTheSecondPictureAndTheFilmBehindTheFirstTogether() throws IOException {
        byte[] first = Jpegs.camera(random, 300, 20_000);
        byte[] second = Jpegs.camera(random, 300, 8_000);
        byte[] film = Jpegs.bytes(random, 30_000);
        List<Integer> lengths = cut(Jpegs.join(first, second, film));
        assertThat(lengths).hasSize(3).last().isEqualTo(second.length + film.length);
    }

    @Test
    void picturesOfARealEncoderAreCutInTwo() throws IOException {
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] jpeg = Jpegs.encoded(random, 640, progressive);
            assertThat(cut(jpeg)).as("progressive: %s", progressive).hasSize(2);
            byte[] motion = Jpegs.join(jpeg, Jpegs.bytes(random, 4_000));
            assertThat(cut(motion)).hasSize(3).last().isEqualTo(4_000);
        }
    }

    @Test
    void anythingOddInTheHeaderMeansCuttingFromTheBeginning() throws IOException {
        byte[] plain = Jpegs.camera(random, 500, 3_000);
        List<byte[]> odd = new ArrayList<>();
        odd.add(new Jpegs(random)
                .fill(1)
                .raw(Arrays.copyOfRange(plain, 2, plain.length))
                .toBytes());
        odd.add(new Jpegs(random).segment(Jpegs.DHT, 30).segment(Jpegs.DQT, 130).toBytes());
        odd.add(new Jpegs(random)
                .marker(Jpegs.APP1)
                .raw((byte) 0, (byte) 1)
                .raw(plain)
                .toBytes());
        odd.add(new Jpegs(random)
                .segment(Jpegs.APP1, 400)
                .raw((byte) 0)
                .raw(plain)
                .toBytes());
        odd.add(Arrays.copyOf(plain, 300));
        odd.add(Jpegs.bytes(random, 3_000));
        for (byte[] file : odd) {
            assertThat(cut(file)).containsExactly(file.length);
        }
    }

    @Test
    void anEmptyFileIsOneEmptyChunk() throws IOException {
        assertThat(cut(new byte[0])).containsExactly(0);
    }

    @Test
    void sizesAroundTheLargestChunkAreCutWhereTheyMustBe() throws IOException {
        for (int size : new int[] {1, 2, 3, 4, MAX - 1, MAX, MAX + 1, 2 * MAX - 1, 2 * MAX, 2 * MAX + 1}) {
            cut(Jpegs.bytes(random, size));
        }
        for (int delta = -3; delta <= 3; delta++) {
            byte[] jpeg = Jpegs.camera(random, 10, 100);
            int filler = MAX - (jpeg.length - 16) + delta;
            cut(Jpegs.join(Jpegs.camera(random, 10, 100 + filler), Jpegs.bytes(random, 10)));
        }
    }

    @Test
    void aHeaderLargerThanAChunkIsCutLikeAnyOtherPart() throws IOException {
        Jpegs jpeg = new Jpegs(random);
        for (int i = 0; i < 20; i++) {
            jpeg.segment(Jpegs.APP2, 65_533);
        }
        int head = jpeg.size();
        jpeg.segment(Jpegs.DQT, 130)
                .segment(Jpegs.SOF0, 15)
                .segment(Jpegs.SOS, 8)
                .scan(100);
        jpeg.marker(Jpegs.EOI);
        assertThat(cut(jpeg.toBytes())).containsExactly(MAX, head - MAX, jpeg.size() - head);
    }

    @Test
    void theEndIsFoundAcrossChunksAndRightAtTheirEdges() throws IOException {
        int overhead = new Jpegs(random)
                .segment(Jpegs.DQT, 130)
                .segment(Jpegs.SOS, 8)
                .marker(Jpegs.EOI)
                .size();
        for (int length : new int[] {MAX - 1, MAX, MAX + 1, 2 * MAX - 1, 2 * MAX, 2 * MAX + 1}) {
            byte[] zeros = new byte[length - overhead + 2];
            Jpegs jpeg = new Jpegs(random).segment(Jpegs.DQT, 130).segment(Jpegs.SOS, 8);
            jpeg.raw(zeros).marker(Jpegs.EOI).raw(Jpegs.bytes(random, 77));
            assertThat(cut(jpeg.toBytes())).last().isEqualTo(77);
        }
    }

    @Test
    void whateverIsFlippedCutOffOrMixedInThePiecesMakeTheFileAndFollowTheRule() {
        List<byte[]> wholes = new ArrayList<>();
        Seeds.each(1_500, chance -> {
            if (wholes.isEmpty()) {
                wholes.add(Jpegs.encoded(chance, 48, false));
                wholes.add(Jpegs.encoded(chance, 48, true));
                wholes.add(Jpegs.join(Jpegs.camera(chance, 400, 900), Jpegs.camera(chance, 100, 500)));
            }
            cut(mutated(wholes.get(chance.nextInt(wholes.size())), chance), chance);
        });
    }

    @Test
    void largeFilesAreCutAlikeHoweverTheyAreRead() {
        Seeds.each(3, chance -> {
            byte[] file = Jpegs.join(Jpegs.camera(chance, 9_000, 2_400_000), Jpegs.bytes(chance, 1_200_000));
            cut(mutated(file, chance), chance);
            cut(file, chance);
        });
    }

    @Test
    void aReaderThatFailsInTheMiddleLeavesTheChunkerFitForTheNextFile() throws IOException {
        byte[] file = Jpegs.bytes(random, 2 * MAX + 5);
        int[] seen = {0};
        assertThat(catchThrowable(() -> chunker.cut(new BytesChannel(file, random), "x", chunk -> {
                    if (seen[0]++ == 1) {
                        throw new IOException("no more room");
                    }
                })))
                .hasMessage("no more room");
        cut(Jpegs.camera(random, 800, 9_000));
    }

    private List<Integer> cut(byte[] file) throws IOException {
        Path path = folder.resolve("file");
        Files.write(path, file);
        List<Integer> lengths;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            lengths = check(file, channel);
        }
        assertThat(check(file, new BytesChannel(file, random))).isEqualTo(lengths);
        return lengths;
    }

    private void cut(byte[] file, Random chance) throws IOException {
        check(file, new BytesChannel(file, chance));
    }

    /** Cuts, and proves that the pieces are the file, follow the rule, and that hash and length are the file's. */
    private List<Integer> check(byte[] file, FileChannel channel) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        int[] at = {0};
        Content content = chunker.cut(channel, "a.jpg", chunk -> {
            byte[] part = Arrays.copyOfRange(file, at[0], at[0] + chunk.length());
            assertThat(names.fingerprint(chunk))
                    .as("the piece at %d", at[0])
                    .isEqualTo(names.fingerprint(PlainChunk.of(part)));
            at[0] += chunk.length();
            lengths.add(chunk.length());
        });
        assertThat(at[0]).isEqualTo(file.length);
        assertThat(content.length()).isEqualTo(file.length);
        assertThat(content.hash().bytes()).isEqualTo(Sha256.of(file));
        assertThat(lengths).allMatch(length -> length <= MAX).isEqualTo(ReferenceCut.lengths(file));
        return lengths;
    }

    private static byte[] mutated(byte[] whole, Random chance) {
        byte[] file = whole.clone();
        for (int i = chance.nextInt(6); i > 0; i--) {
            int at = chance.nextInt(3) == 0 ? chance.nextInt(file.length) : chance.nextInt(Math.min(900, file.length));
            file[at] = chance.nextInt(3) == 0 ? (byte) 0xFF : (byte) chance.nextInt(256);
        }
        return switch (chance.nextInt(5)) {
            case 0 -> Arrays.copyOf(file, chance.nextInt(file.length));
            case 1 -> Jpegs.join(file, Jpegs.bytes(chance, chance.nextInt(500)));
            case 2 -> {
                int at = chance.nextInt(file.length);
                yield Jpegs.join(
                        Arrays.copyOf(file, at),
                        Jpegs.bytes(chance, chance.nextInt(9)),
                        Arrays.copyOfRange(file, at, file.length));
            }
            case 3 -> Jpegs.join(file, file);
            default -> file;
        };
    }
}
