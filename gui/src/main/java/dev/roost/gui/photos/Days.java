package dev.roost.gui.photos;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some days: a year, a month or a day, as people write them. Immutable. */
public record Days(LocalDate first, LocalDate last) {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(?:(\\d{1,2})\\.)?(\\d{1,2})\\.(\\d{4})");

    /** Reads {@code 2024}, {@code 2024-07}, {@code 2024-07-14}, {@code 7.2024} or {@code 14.7.2024}; empty for all else. */
    public static Optional<Days> read(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text.strip());
        if (yearFirst.matches()) {
            return of(yearFirst.group(1), part(yearFirst, 2), part(yearFirst, 3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text.strip());
        return dayFirst.matches() ? of(dayFirst.group(3), part(dayFirst, 2), part(dayFirst, 1)) : Optional.empty();
    }

    static Days of(YearMonth month) {
        return new Days(month.atDay(1), month.atEndOfMonth());
    }

    /** From the first of both to the last of both. */
    Days with(Days other) {
        return new Days(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }

    private static Optional<String> part(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group));
    }

    private static Optional<Days> of(String year, Optional<String> month, Optional<String> day) {
        try {
            int y = Integer.parseInt(year);
            if (month.isEmpty()) {
                return Optional.of(new Days(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31)));
            }
            YearMonth whole = YearMonth.of(y, Integer.parseInt(month.get()));
            return Optional.of(day.map(d -> whole.atDay(Integer.parseInt(d)))
                    .map(date -> new Days(date, date))
                    .orElseGet(() -> of(whole)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
