package dev.roost.gui.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Numbers as people read them, in a language. Immutable. */
public final class Amounts {
    private static final String[] UNITS = {
        "amount.bytes", "amount.kilobytes", "amount.megabytes", "amount.gigabytes", "amount.terabytes"
    };
    private static final long STEP = 1_000;
    private static final Duration JUST_NOW = Duration.ofMinutes(2);
    private static final Duration HOURS_FROM = Duration.ofMinutes(90);
    private static final Duration DAYS_FROM = Duration.ofHours(36);

    private final Texts texts;

    public Amounts(Texts texts) {
        this.texts = texts;
    }

    /** {@code 3.2 GB}. */
    public String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        NumberFormat number = NumberFormat.getNumberInstance(texts.locale());
        number.setMaximumFractionDigits(unit > 1 && amount < 10 ? 1 : 0);
        return texts.of(UNITS[unit], number.format(amount));
    }

    /** {@code about 5 minutes}: no more exact than anybody believes. */
    public String span(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.of("span.moment");
        }
        if (duration.compareTo(HOURS_FROM) < 0) {
            return texts.of("span.minutes", Math.round(duration.toSeconds() / 60.0));
        }
        if (duration.compareTo(DAYS_FROM) < 0) {
            return texts.of("span.hours", Math.round(duration.toMinutes() / 60.0));
        }
        return texts.of("span.days", Math.round(duration.toHours() / 24.0));
    }

    /** {@code 5 minutes ago}, for a time in a report; empty for one that is none. */
    public Optional<String> ago(Optional<String> time, InstantSource clock) {
        try {
            return time.map(Instant::parse).map(then -> ago(Duration.between(then, clock.instant())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String ago(Duration duration) {
        return duration.compareTo(JUST_NOW) < 0 ? texts.of("ago.now") : texts.of("ago.then", span(duration));
    }
}
