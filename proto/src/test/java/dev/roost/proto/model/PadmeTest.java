package dev.roost.proto.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PadmeTest {
    @Test
    void knownLengths() {
        assertThat(Padme.padded(0)).isEqualTo(1024);
        assertThat(Padme.padded(1024)).isEqualTo(1024);
        assertThat(Padme.padded(1025)).isEqualTo(1088);
        assertThat(Padme.padded(9_999)).isEqualTo(10_240);
        assertThat(Padme.padded((1 << 20) - 1)).isEqualTo(1 << 20);
        assertThat(Padme.padded(1 << 20)).isEqualTo(1 << 20);
    }

    @Test
    void addsAtMostTwelvePercentAndLeavesFewSizes() {
        Set<Integer> sizes = new HashSet<>();
        for (int length = 1024; length <= 1 << 20; length++) {
            int padded = Padme.padded(length);
            assertThat(padded).isGreaterThanOrEqualTo(length);
            assertThat(padded - length).isLessThanOrEqualTo(length * 12 / 100);
            assertThat(Padme.padded(padded)).isEqualTo(padded);
            sizes.add(padded);
        }
        assertThat(sizes).hasSizeLessThan(256);
    }
}
