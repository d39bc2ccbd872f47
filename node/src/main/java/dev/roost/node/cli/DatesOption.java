package dev.roost.node.cli;

import dev.roost.node.api.NodeException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From when to when, by the cameras' own clocks; a year or a month means all of it. */
final class DatesOption {
    private static final String YEAR = "[0-9]{4}";
    private static final String MONTH = "[0-9]{4}-[0-9]{2}";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only photos taken then or later: 2024, 2024-07 or 2024-07-15.")
    private @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Only photos taken then or earlier: 2024, 2024-07 or 2024-07-15, itself included.")
    private @Nullable String until;

    /** The first day, if one was given. */
    Optional<String> since() throws NodeException {
        return since == null
                ? Optional.empty()
                : Optional.of(span("--since", since).first().toString());
    }

    /** The last day, if one was given. */
    Optional<String> until() throws NodeException {
        return until == null
                ? Optional.empty()
                : Optional.of(span("--until", until).last().toString());
    }

    /** The days that a date means. */
    private record Span(LocalDate first, LocalDate last) {}

    private static Span span(String option, String text) throws NodeException {
        try {
            if (text.matches(YEAR)) {
                Year year = Year.parse(text);
                return new Span(year.atDay(1), year.atMonth(12).atEndOfMonth());
            }
            if (text.matches(MONTH)) {
                YearMonth month = YearMonth.parse(text);
                return new Span(month.atDay(1), month.atEndOfMonth());
            }
            if (text.matches(DAY)) {
                LocalDate day = LocalDate.parse(text);
                return new Span(day, day);
            }
        } catch (DateTimeException e) {
            throw new NodeException("usage", option + " has no such date in the calendar: " + text, e);
        }
        throw new NodeException("usage", option + " takes a date such as 2024, 2024-07 or 2024-07-15, not: " + text);
    }
}
