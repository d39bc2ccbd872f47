package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roost.proto.model.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TxtTest {
    private static final int SEEDS = Integer.getInteger("roost.seeds", 300);
    private static final String TAG = "000102030405060708090a0b0c0d0e0f";
    private static final Octets TAG_BYTES = Octets.copyOf(HexFormat.of().parseHex(TAG));

    @Test
    void isTheseBytes() {
        assertThat(new Txt(Optional.of(TAG_BYTES), true).encode()).isEqualTo(txt("v=1", "t=" + TAG, "p=1"));
        assertThat(new Txt(Optional.of(TAG_BYTES), false).encode()).isEqualTo(txt("v=1", "t=" + TAG));
        assertThat(new Txt(Optional.empty(), true).encode()).isEqualTo(txt("v=1", "p=1"));
        assertThat(new Txt(Optional.empty(), false).encode()).isEqualTo(txt("v=1"));
    }

    @Test
    void theLongestIsShortEnough() {
        assertThat(new Txt(Optional.of(TAG_BYTES), true).encode()).hasSizeLessThanOrEqualTo(Txt.BYTES_MAX);
    }

    @Test
    void isReadAsItWasWritten() {
        for (boolean pairing : new boolean[] {true, false}) {
            for (Optional<Octets> tag : java.util.List.of(Optional.of(TAG_BYTES), Optional.<Octets>empty())) {
                Txt txt = new Txt(tag, pairing);
                assertThat(Txt.parse(txt.encode())).contains(txt);
            }
        }
    }

    @Test
    void passesOverWhatALaterProgramAdds() {
        assertThat(Txt.parse(txt("x=y", "v=1", "flag", "=", "t=" + TAG, "")))
                .contains(new Txt(Optional.of(TAG_BYTES), false));
    }

    @Test
    void theFirstOfTwoCounts() {
        assertThat(Txt.parse(txt("v=1", "p=0", "p=1"))).contains(new Txt(Optional.empty(), false));
        assertThat(Txt.parse(txt("v=2", "v=1"))).isEmpty();
    }

    @Test
    void refusesWhatIsNoneOfOurs() {
        assertThat(Txt.parse(new byte[0])).isEmpty();
        assertThat(Txt.parse(new byte[1])).isEmpty();
        assertThat(Txt.parse(txt("v=2", "t=" + TAG))).isEmpty();
        assertThat(Txt.parse(txt("p=1"))).isEmpty();
        assertThat(Txt.parse(txt("v=1", "t="))).isEmpty();
        assertThat(Txt.parse(txt("v=1", "t=" + TAG + "00"))).isEmpty();
        assertThat(Txt.parse(txt("v=1", "t=" + "zz".repeat(16)))).isEmpty();
        assertThat(Txt.parse(Arrays.copyOf(txt("v=1", "p=1"), 6)))
                .as("cut short")
                .isEmpty();
        assertThat(Txt.parse(txt("v=1", "x=" + "y".repeat(200), "z=" + "y".repeat(200))))
                .as("too long")
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Txt(Optional.of(Octets.EMPTY), false));
    }

    @Test
    void mutatedBytesAreReadOrRefused() {
        byte[] good = new Txt(Optional.of(TAG_BYTES), true).encode();
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] mutated = Arrays.copyOf(good, random.nextInt(good.length + 20));
            for (int i = random.nextInt(4); i > 0 && mutated.length > 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            int seedNow = seed;
            Txt.parse(mutated)
                    .ifPresent(txt -> assertThat(Txt.parse(txt.encode()))
                            .as("seed %d", seedNow)
                            .contains(txt));
        }
    }

    private static byte[] txt(String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String field : fields) {
            out.write(field.length());
            out.writeBytes(field.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }
}
