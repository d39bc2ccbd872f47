package dev.roost.node.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Seeds;
import dev.roost.proto.model.MediaType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "ffd8ffe1, JPEG",
        "89504e470d0a1a0a, PNG",
        "474946383961, GIF",
        "474946383761, GIF",
        "49492a00, TIFF",
        "4d4d002a, TIFF",
        "49492b00, TIFF",
        "4d4d002b, TIFF",
        "ff0a, JXL",
        "0000000c4a584c20, JXL",
        "46554a4946494c4d4343442d524157, RAW",
        "4949524f, RAW",
        "49495500, RAW",
        "424d, BMP",
        "00000018667479706865696300000000, HEIF",
        "00000018667479706d69663100000000, HEIF",
        "00000018667479706176696600000000, AVIF",
        "00000018667479706372782000000000, RAW",
        "00000018667479706d70343200000000, VIDEO",
        "00000014667479707174202000000000, VIDEO",
        "0000001866747970, VIDEO",
        "00000008776964650000000000000000, VIDEO",
        "524946460000000057454250, WEBP",
        "524946460000000041564920, VIDEO_OTHER",
        "524946460000000057415645, OTHER",
        "1a45dfa3, VIDEO_OTHER",
        "000001ba, VIDEO_OTHER",
        "ffd8, OTHER",
        "00, OTHER"
    })
    void tellsAFileByItsFirstBytes(String hex, MediaType type) {
        byte[] head = java.util.HexFormat.of().parseHex(hex);
        assertThat(MediaTypes.of(head, head.length, "name.txt")).isEqualTo(type);
    }

    @Test
    void theNameCountsForSidecarsAloneAndNeverAgainstTheBytes() {
        byte[] text = "<x:xmpmeta/>".getBytes(StandardCharsets.UTF_8);
        assertThat(MediaTypes.of(text, text.length, "IMG_1.XMP")).isEqualTo(MediaType.SIDECAR);
        assertThat(MediaTypes.of(text, text.length, "IMG_1.aae")).isEqualTo(MediaType.SIDECAR);
        assertThat(MediaTypes.of(text, text.length, "IMG_1.jpg")).isEqualTo(MediaType.OTHER);
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
        assertThat(MediaTypes.of(jpeg, jpeg.length, "IMG_1.xmp")).isEqualTo(MediaType.JPEG);
    }

    @Test
    void whatIsNotThereIsNotRead() {
        byte[] stale = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0};
        assertThat(MediaTypes.of(stale, 2, "a")).isEqualTo(MediaType.OTHER);
        assertThat(MediaTypes.of(new byte[0], 0, "")).isEqualTo(MediaType.OTHER);
    }

    @Test
    void anyBytesAreSomething() {
        Seeds.each(2_000, chance -> {
            byte[] head = Jpegs.bytes(chance, chance.nextInt(MediaTypes.BYTES + 1));
            assertThat(MediaTypes.of(head, head.length, "a")).isNotNull();
        });
    }
}
