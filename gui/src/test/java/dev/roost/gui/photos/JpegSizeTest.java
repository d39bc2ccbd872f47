package dev.roost.gui.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.Landscapes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How large a picture says it is. */
class JpegSizeTest {
    @Test
    void theSizeOfAPictureIsRead() {
        assertThat(JpegSize.of(Landscapes.jpeg(1, 321, 123))).contains(new JpegSize(321, 123));
    }

    @Test
    void aFewBytesThatClaimToBeHugeAreSeenThrough() {
        byte[] claim = {
            (byte) 0xFF,
            (byte) 0xD8,
            (byte) 0xFF,
            (byte) 0xC0,
            0,
            11,
            8,
            (byte) 0xFF,
            (byte) 0xFF,
            (byte) 0xFF,
            (byte) 0xFF,
            1,
            1,
            0x11,
            0
        };
        assertThat(JpegSize.of(claim)).contains(new JpegSize(65_535, 65_535));
    }

    @Test
    void whatIsNoPictureOrEndsEarlyHasNoSize() {
        byte[] whole = Landscapes.jpeg(1, 40, 30);
        assertThat(JpegSize.of(new byte[0])).isEmpty();
        assertThat(JpegSize.of("<html>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(JpegSize.of(Arrays.copyOf(whole, 20))).isEmpty();
    }

    @Test
    void anyBytesAtAllAreReadToAnEnd() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            for (int place = 0; place < bytes.length && place < 2 + i % 8; place++) {
                bytes[place] = (byte) (place == 1 ? 0xD8 : 0xFF);
            }
            JpegSize.of(bytes).ifPresent(size -> assertThat(size.width()).isPositive());
        }
    }
}
