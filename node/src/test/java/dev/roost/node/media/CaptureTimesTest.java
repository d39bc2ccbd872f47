package dev.roost.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTimesTest {
    @ParameterizedTest
    @CsvSource({
        "2024:02:29 12:30:05,          2024-02-29T12:30:05, -",
        "2024-02-29T12:30:05+02:00,    2024-02-29T12:30:05, +02:00",
        "2024-02-29T12:30:05-0330,     2024-02-29T12:30:05, -03:30",
        "2024-02-29T12:30:05.25Z,      2024-02-29T12:30:05.250, Z",
        "2024:02:29 12:30,             2024-02-29T12:30,    -",
        "2024/02/29 12:30:05,          2024-02-29T12:30:05, -",
        "1998.10.24.12.08.57,          1998-10-24T00:00,    -",
        "2002: 1: 2  3:04:05,          2002-01-02T03:04:05, -",
        "2005-09-07,                   2005-09-07T00:00,    -",
        "2016:12:31 23:59:60,          2016-12-31T23:59:59, -",
        "2024:02:29 12:30:05 +09:00,   2024-02-29T12:30:05, +09:00",
        "2024:02:29 12:30:05+2:00,     2024-02-29T12:30:05, +02:00",
        "2024:02:29 12:30:05+99:00,    2024-02-29T12:30:05, -",
    })
    void readsWhatCamerasWrite(String text, String local, String offset) {
        assertThat(CaptureTimes.parse(text)).hasValueSatisfying(time -> {
            assertThat(time.local()).hasToString(local);
            assertThat(time.offset().map(Object::toString).orElse("-")).isEqualTo(offset);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "    :  :     :  :  ",
                "0000:00:00 00:00:00",
                "9999:99:99 99:99:99",
                "9999:12:31 23:59:59",
                "2023:02:29 12:00:00",
                "2023:13:01 12:00:00",
                "2023:01:01 25:00:00",
                "2023:01:01 12:00:61",
                "yesterday",
            })
    void nonsenseIsNoDate(String text) {
        assertThat(CaptureTimes.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 500000000", "05, 50000000", "123456789012, 123456789", "'', 0", "half, 0", "'  12 ', 120000000"})
    void aFractionHasItsOwnTag(String text, int nanos) {
        assertThat(CaptureTimes.parse("2024:02:29 12:30:05")
                        .map(time -> CaptureTimes.with(time, Optional.of(text), Optional.empty())))
                .hasValueSatisfying(time -> assertThat(time.local()).hasNano(nanos));
    }
}
