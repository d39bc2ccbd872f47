package dev.roost.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Paintings;
import dev.roost.node.kit.Seeds;
import dev.roost.proto.model.Octets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JpegSizeTest {
    private static Octets octets(byte[] bytes) {
        return Octets.copyOf(bytes);
    }

    @Test
    void isThatOfTheFirstFrame() throws Exception {
        byte[] jpeg = Paintings.encoded(Paintings.corners(300, 200), "jpeg");
        assertThat(JpegSize.of(octets(jpeg))).contains(new JpegSize(300, 200));
    }

    @Test
    void whatIsNoJpegOrEndsBeforeItsFrameHasNone() throws Exception {
        byte[] jpeg = Paintings.encoded(Paintings.corners(300, 200), "jpeg");
        assertThat(JpegSize.of(Octets.EMPTY)).isEmpty();
        assertThat(JpegSize.of(octets(Arrays.copyOf(jpeg, 20)))).isEmpty();
        assertThat(JpegSize.of(octets(Paintings.encoded(Paintings.corners(30, 20), "png"))))
                .isEmpty();
        assertThat(JpegSize.of(octets(new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 0, 0, 0, 0, 0, 0, 0})))
                .isEmpty();
    }

    @Test
    void whateverTheBytesAreItEnds() throws Exception {
        byte[] jpeg = Paintings.encoded(Paintings.corners(30, 20), "jpeg");
        Seeds.each(500, chance -> {
            byte[] mutated = jpeg.clone();
            Random random = new Random(chance.nextLong());
            for (int i = 0; i < 20; i++) {
                mutated[2 + random.nextInt(mutated.length - 2)] = (byte) random.nextInt();
            }
            JpegSize.of(octets(mutated))
                    .ifPresent(size -> assertThat(size.width()).isPositive());
        });
    }
}
