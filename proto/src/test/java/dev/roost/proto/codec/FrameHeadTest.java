package dev.roost.proto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameHeadTest {
    @Test
    void comesBackAsItWas() throws MalformedException {
        FrameHead head = FrameHead.data(256 * 1024, 65_535);
        assertThat(FrameHead.decode(head.encode(), Limits.CONTROL_BYTES_MAX)).isEqualTo(head);
    }

    @ParameterizedTest(name = "length {0}, type {1}, flags {2}, stream {3}")
    @CsvSource({
        "0, 1, 0, 0",
        "-1, 1, 0, 0",
        "2147483647, 1, 0, 0",
        "-2147483648, 2, 0, 1",
        "16385, 1, 0, 0",
        "262145, 2, 0, 1",
        "10, 0, 0, 0",
        "10, 3, 0, 0",
        "10, 255, 0, 0",
        "10, 1, 1, 0",
        "10, 1, 0, 1",
        "10, 2, 0, 0"
    })
    void refusesBeforeAnythingIsAllocated(int length, int type, int flags, int stream) {
        byte[] head =
                new FieldWriter().u32(length).u8(type).u8(flags).u16(stream).toBytes();
        assertThatThrownBy(() -> FrameHead.decode(head, Limits.CONTROL_BYTES_MAX))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aStrangerMaySayLess() {
        byte[] head = FrameHead.control(Limits.CONTROL_BYTES_MAX_STRANGER + 1).encode();
        assertThatThrownBy(() -> FrameHead.decode(head, Limits.CONTROL_BYTES_MAX_STRANGER))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("4097");
    }
}
