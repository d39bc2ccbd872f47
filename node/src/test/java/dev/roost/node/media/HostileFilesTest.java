package dev.roost.node.media;

import static dev.roost.node.media.Pieces.box;
import static dev.roost.node.media.Pieces.chunk;
import static dev.roost.node.media.Pieces.exifSegment;
import static dev.roost.node.media.Pieces.full;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.jpeg;
import static dev.roost.node.media.Pieces.latin;
import static dev.roost.node.media.Pieces.png;
import static dev.roost.node.media.Pieces.u16;
import static dev.roost.node.media.Pieces.u32;
import static dev.roost.node.media.Pieces.u8;
import static dev.roost.node.media.Pieces.xmp;
import static dev.roost.node.media.Pieces.xmpSegment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.roost.proto.model.MediaType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, reading it ends soon and in facts. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {
    private static final int DAMAGED = 1_000;

    private static final byte[] TIFF = TiffWriter.write(
            ByteOrder.LITTLE_ENDIAN,
            Map.of(0x0110, "A model of a camera", 0x8769, Map.of(0x9003, "2024:02:29 12:00:00")));

    private static final List<Map.Entry<MediaType, byte[]>> GOOD = List.of(
            Map.entry(
                    MediaType.JPEG,
                    jpeg(40, 30, exifSegment(TIFF), xmpSegment("xmp:CreateDate='2024-02-29T12:00:00'"))),
            Map.entry(MediaType.TIFF, TIFF),
            Map.entry(MediaType.RAW, TIFF),
            Map.entry(MediaType.PNG, png(40, 30, chunk("eXIf", TIFF))),
            Map.entry(MediaType.HEIF, Heic.of(TIFF)),
            Map.entry(MediaType.SIDECAR, xmp("xmp:CreateDate='2024-02-29T12:00:00'")),
            Map.entry(MediaType.VIDEO, box("moov", full("mvhd", 0, u32(4_000_000_000L), u32(0), u32(600), u32(600)))));

    @TempDir
    Path folder;

    @Test
    void everyBeginningOfAFileIsRead() throws IOException {
        for (Map.Entry<MediaType, byte[]> good : GOOD) {
            Path file = Files.write(folder.resolve("file"), good.getValue());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (int length = good.getValue().length - 1; length >= 0; length--) {
                    channel.truncate(length);
                    assertThatCode(() -> FactsReader.read(file, good.getKey()))
                            .as("the first %d bytes of %s", length, good.getKey())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void damagedFilesAreRead() throws IOException {
        long seed = 20_240_229;
        Random random = new Random(seed);
        for (int i = 0; i < DAMAGED; i++) {
            Map.Entry<MediaType, byte[]> good = GOOD.get(random.nextInt(GOOD.size()));
            byte[] bytes = good.getValue().clone();
            for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : -random.nextInt(2));
            }
            reads(good.getKey(), bytes, "seed " + seed + ", file " + i);
        }
    }

    @Test
    void aTableThatPointsToItselfEnds() throws IOException {
        byte[] loop = joined(latin("MM\0*"), u32(8), u16(1), u16(0x8769), u16(4), u32(1), u32(8), u32(8));
        assertThat(read(MediaType.TIFF, loop)).isEqualTo(Facts.NONE);
    }

    @Test
    void boxesWithoutEndAreLeft() throws IOException {
        byte[] million = new byte[4_000_000];
        for (int at = 0; at < million.length; at += 8) {
            million[at + 3] = 8;
        }
        assertThat(read(MediaType.VIDEO, million)).isEqualTo(Facts.NONE);
        assertThat(read(MediaType.VIDEO, box("moov", million))).isEqualTo(Facts.NONE);
        assertThat(read(MediaType.HEIF, full("meta", 0, million))).isEqualTo(Facts.NONE);
    }

    @Test
    void aFileOfFillBytesIsLeft() throws IOException {
        byte[] fill = new byte[5_000_000];
        Arrays.fill(fill, (byte) 0xFF);
        fill[1] = (byte) 0xD8;
        assertThat(read(MediaType.JPEG, fill)).isEqualTo(Facts.NONE);
    }

    @Test
    void lengthsBeyondAnyMemoryAllocateNothing() throws IOException {
        byte[] tiff = joined(latin("MM\0*"), u32(8), u16(1), u16(0x0110), u16(2), u32(0xFFFFFFFFL), u32(0), u32(0));
        byte[] places = full("iloc", 1, u8(0x88), u8(0x80), u16(0xFFFF), new byte[64]);
        assertThat(read(MediaType.TIFF, tiff).captured()).isEmpty();
        assertThat(read(MediaType.HEIF, full("meta", 0, places))).isEqualTo(Facts.NONE);
        assertThat(read(MediaType.PNG, png(1, 1, joined(u32(0xFFFFFFFFL), latin("eXIf"), new byte[99])))
                        .captured())
                .isEmpty();
    }

    @Test
    void aHugeFileIsReadInPlacesOnly() throws IOException {
        Path file = folder.resolve("sparse");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] head = joined(u32(1), latin("mdat"), u32(1), u32(0));
            sparse.write(head);
            sparse.seek(1L << 32);
            sparse.write(GOOD.get(GOOD.size() - 1).getValue());
        }
        assertThat(FactsReader.read(file, MediaType.VIDEO).captured()).isPresent();
    }

    private void reads(MediaType type, byte[] bytes, String which) {
        assertThatCode(() -> read(type, bytes)).as("%s: %s", type, which).doesNotThrowAnyException();
    }

    private Facts read(MediaType type, byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return FactsReader.read(file, type);
    }
}
