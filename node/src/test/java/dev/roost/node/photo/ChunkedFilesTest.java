package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.node.crypto.ContentNames;
import dev.roost.node.kit.BytesChannel;
import dev.roost.node.kit.Household;
import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Seeds;
import dev.roost.proto.model.Fingerprint;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MediaType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file comes to as a whole: few new bytes after a small change, one buffer however large it is, its kind. */
class ChunkedFilesTest {
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
    void aRatingWrittenIntoEveryPictureStoresUnderHalfAPercentOfTheirBytesAgain() throws IOException {
        Set<Fingerprint> stored = new HashSet<>();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            byte[] encoded = Jpegs.encoded(random, 1_600, i == 2);
            pictures.add(i % 2 == 0 ? encoded : Jpegs.withSegment(encoded, Jpegs.APP1, Jpegs.bytes(random, 900)));
        }
        long all = 0;
        for (byte[] picture : pictures) {
            all += picture.length;
            newBytes(picture, stored);
        }
        long again = 0;
        for (byte[] picture : pictures) {
            again += newBytes(Jpegs.withSegment(picture, Jpegs.APP1, Jpegs.xmpRating(4)), stored);
        }
        System.out.printf(
                "a rating in %d pictures of %d bytes: %d new (%.3f %%)%n", 4, all, again, 100.0 * again / all);
        assertThat((double) again / all).isLessThan(0.005);
    }

    @Test
    void aSparseFileBeyondFourGigabytesStreamsThroughOneBuffer() throws IOException {
        assumeTrue(Boolean.getBoolean("roost.large"), "reads 4 GiB: -Droost.large=true");
        Path file = folder.resolve("sparse.mp4");
        long size = (1L << 32) + 12_345;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        long[] lengths = new long[2];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Content content = chunker.cut(channel, "sparse.mp4", chunk -> {
                lengths[0] += chunk.length();
                lengths[1]++;
            });
            assertThat(content.length()).isEqualTo(size).isEqualTo(lengths[0]);
        }
        assertThat(lengths[1]).isEqualTo((size + Limits.CHUNK_PLAIN_BYTES_MAX - 1) / Limits.CHUNK_PLAIN_BYTES_MAX);
    }

    @Test
    void tellsWhatTheFileIsHoweverFewBytesComeAtATime() {
        Seeds.each(20, chance -> {
            byte[] heic = Jpegs.join("\0\0\0\u0018ftypheic".getBytes(StandardCharsets.ISO_8859_1), new byte[80]);
            Content content = chunker.cut(new BytesChannel(heic, chance), "a.jpg", chunk -> {});
            assertThat(content.media()).isEqualTo(MediaType.HEIF);
        });
    }

    private static long newBytes(byte[] file, Set<Fingerprint> stored) throws IOException {
        long[] bytes = {0};
        new Chunker().cut(new BytesChannel(file, new Random(1)), "a.jpg", chunk -> {
            if (stored.add(names.fingerprint(chunk))) {
                bytes[0] += chunk.length();
            }
        });
        return bytes[0];
    }
}
