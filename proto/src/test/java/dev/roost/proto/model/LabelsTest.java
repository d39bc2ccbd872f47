package dev.roost.proto.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void noLabelIsThePrefixOfAnother() {
        for (Labels a : Labels.values()) {
            for (Labels b : Labels.values()) {
                if (a != b) {
                    assertThat(text(b)).doesNotStartWith(text(a));
                }
            }
        }
    }

    @Test
    void everyLabelIsAsciiUnderOneRootAndEndsWithNul() {
        for (Labels label : Labels.values()) {
            assertThat(text(label)).matches("roost/v1/[\\x21-\\x7e]+\\x00");
        }
    }

    private static String text(Labels label) {
        return new String(label.bytes(), StandardCharsets.US_ASCII);
    }
}
