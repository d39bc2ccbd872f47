package dev.roost.node.media;

import dev.roost.proto.model.CaptureTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that cameras and programs write: {@code 2024:02:29 12:30:00} (EXIF 2.32, 4.6.5), ISO 8601, and their
 * misspellings. Zeros, spaces and years that no photo has are no date.
 */
final class CaptureTimes {
    private static final int YEAR_MIN = 1800;
    private static final int YEAR_MAX = 2200;

    /** Longer texts are no dates; patterns are not let loose on them. */
    private static final int TEXT_MAX = 64;

    private static final int NANO_DIGITS = 9;

    private static final Pattern DATE =
            Pattern.compile("\\s*(\\d{4})[:/.\\- ]([ \\d]?\\d)(?:[:/.\\- ]([ \\d]?\\d))?(.*)");
    private static final Pattern CLOCK =
            Pattern.compile("[T:\\s]\\s*(\\d{1,2})[:.]([ \\d]?\\d)(?:[:.]([ \\d]?\\d)(?:[.,](\\d+))?)?\\s*(.*)");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):?(\\d{2})?.*");
    private static final Pattern FRACTION = Pattern.compile("\\s*(\\d+)\\s*");

    private CaptureTimes() {}

    /** A date with whatever offset stands behind it. */
    static Optional<CaptureTime> parse(String text) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        Matcher clock = CLOCK.matcher(date.group(4));
        boolean hasClock = clock.matches();
        try {
            LocalDateTime day =
                    LocalDateTime.of(number(date.group(1)), number(date.group(2)), number(date.group(3), 1), 0, 0);
            LocalDateTime time = hasClock ? at(day, clock) : day;
            return plausible(new CaptureTime(time, hasClock ? offset(clock.group(5)) : Optional.empty()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same time, with the fraction and the offset that EXIF keeps in tags of their own. */
    static CaptureTime with(CaptureTime time, Optional<String> fraction, Optional<String> offset) {
        LocalDateTime second = time.local().truncatedTo(ChronoUnit.SECONDS);
        boolean whole = time.local().equals(second);
        LocalDateTime local =
                whole ? second.withNano(fraction.map(CaptureTimes::nanos).orElse(0)) : time.local();
        return new CaptureTime(
                local, offset.flatMap(text -> offset(text.strip())).or(time::offset));
    }

    /** A time that a clock told in seconds since 1970, UTC. */
    static Optional<CaptureTime> ofEpoch(long seconds) {
        try {
            return plausible(new CaptureTime(
                    LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC), Optional.of(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime at(LocalDateTime day, Matcher clock) {
        int second = number(clock.group(3), 0);
        // A leap second is told as 60; the calendar here has none.
        LocalDateTime time = day.withHour(number(clock.group(1)))
                .withMinute(number(clock.group(2)))
                .withSecond(Math.min(second, 59));
        String fraction = clock.group(4);
        if (second > 60) {
            throw new DateTimeException("second " + second);
        }
        return fraction == null ? time : time.withNano(nanos(fraction));
    }

    private static Optional<CaptureTime> plausible(CaptureTime time) {
        int year = time.local().getYear();
        return year >= YEAR_MIN && year < YEAR_MAX ? Optional.of(time) : Optional.empty();
    }

    private static Optional<ZoneOffset> offset(String text) {
        if (text.startsWith("Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return Optional.empty();
        }
        int sign = offset.group(1).equals("-") ? -1 : 1;
        try {
            return Optional.of(
                    ZoneOffset.ofHoursMinutes(sign * number(offset.group(2)), sign * number(offset.group(3), 0)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Digits behind a decimal point; anything else is no fraction. */
    private static int nanos(String text) {
        Matcher digits = FRACTION.matcher(text);
        if (!digits.matches()) {
            return 0;
        }
        String nine = (digits.group(1) + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
        return Integer.parseInt(nine);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.strip());
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : number(digits);
    }
}
