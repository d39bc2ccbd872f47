package dev.roost.gui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private final Amounts english = new Amounts(Texts.in(Locale.ENGLISH));
    private final Amounts german = new Amounts(Texts.in(Locale.GERMAN));

    @Test
    void bytesAreSaidInTheUnitThatFits() {
        assertThat(english.bytes(0)).isEqualTo("0 bytes");
        assertThat(english.bytes(999)).isEqualTo("999 bytes");
        assertThat(english.bytes(1_000)).isEqualTo("1 kB");
        assertThat(english.bytes(3_240_000)).isEqualTo("3.2 MB");
        assertThat(german.bytes(3_240_000)).isEqualTo("3,2 MB");
        assertThat(english.bytes(53_000_000_000L)).isEqualTo("53 GB");
        assertThat(english.bytes(Long.MAX_VALUE)).isEqualTo("9,223,372 TB");
    }

    @Test
    void spansAreNoMoreExactThanAnybodyBelieves() {
        assertThat(english.span(Duration.ofSeconds(20))).isEqualTo("a minute");
        assertThat(english.span(Duration.ofSeconds(61))).isEqualTo("1 minute");
        assertThat(english.span(Duration.ofMinutes(89))).isEqualTo("89 minutes");
        assertThat(english.span(Duration.ofMinutes(91))).isEqualTo("2 hours");
        assertThat(german.span(Duration.ofDays(3))).isEqualTo("3 Tagen");
    }

    @Test
    void timesInReportsAreSaidAsHowLongAgo() {
        assertThat(english.ago(Optional.of("2026-11-19T12:00:00Z"), () -> NOW)).hasValue("3 days ago");
        assertThat(german.ago(Optional.of("2026-11-19T12:00:00Z"), () -> NOW)).hasValue("vor 3 Tagen");
        assertThat(english.ago(Optional.of("2026-11-22T11:59:30Z"), () -> NOW)).hasValue("just now");
        assertThat(english.ago(Optional.of("2027-01-01T00:00:00Z"), () -> NOW)).hasValue("just now");
        assertThat(english.ago(Optional.of("yesterday"), () -> NOW)).isEmpty();
        assertThat(english.ago(Optional.empty(), () -> NOW)).isEmpty();
    }
}
