package dev.roost.gui.photos;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.node.api.PageReport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said of photos, in a language. Immutable. */
public final class PhotoTexts {
    /** How a node calls a file in whose bytes it sees no format. */
    private static final String UNKNOWN = "other";

    /** Of RFC 3339. */
    private static final int DAY_CHARS = 10;

    private static final Pattern ENDING = Pattern.compile("[A-Za-z0-9]{1,5}");

    private final Texts texts;
    private final DateTimeFormatter month;
    private final DateTimeFormatter shortMonth;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    public PhotoTexts(Texts texts) {
        this.texts = texts;
        this.month = new DateTimeFormatterBuilder()
                .appendPattern("LLLL")
                .appendLiteral(' ')
                .appendPattern("yyyy")
                .toFormatter(texts.locale());
        this.shortMonth = DateTimeFormatter.ofPattern("LLL", texts.locale());
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(texts.locale());
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale());
    }

    /** {@code July 2024}. */
    public String month(String name) {
        return name.isEmpty()
                ? texts.of("photos.undated")
                : read(name).map(month::format).orElseGet(() -> NodeTexts.clean(name));
    }

    /** {@code Jul}, where the year is said beside it. */
    public String shortMonth(String name) {
        return read(name).map(shortMonth::format).orElse("");
    }

    /** {@code 2024}; a dash where nobody knows. */
    public static String year(String name) {
        return read(name).map(m -> String.valueOf(m.getYear())).orElse("\u2013");
    }

    /** What the years and months beside the grid are for. */
    public String scrubber() {
        return texts.of("photos.scrubber");
    }

    /** How many. */
    public String photos(long count) {
        return texts.of("photos.count", count);
    }

    /** What a screen reader says of a tile. */
    public String tile(PageReport.Tile tile) {
        return texts.of(tile.film() ? "photos.tile.film" : "photos.tile", name(tile), taken(tile.takenAt()));
    }

    public static String name(PageReport.Tile tile) {
        return NodeTexts.clean(tile.name());
    }

    /** What a file is, as people know it: {@code JPEG}; the ending of its name where its bytes do not say. */
    public String kind(String kind, String name) {
        if (!kind.equals(UNKNOWN)) {
            return NodeTexts.clean(kind).toUpperCase(Locale.ROOT);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return ENDING.matcher(ending).matches() && ending.length() < name.length()
                ? ending.toUpperCase(Locale.ROOT)
                : texts.of("photos.file");
    }

    /** When a photo was taken, with its time zone or the admission that nobody knows it. */
    public String taken(Optional<String> time) {
        if (time.isEmpty()) {
            return texts.of("photos.taken.unknown");
        }
        try {
            OffsetDateTime when = OffsetDateTime.parse(time.get());
            return texts.of("photos.taken.zone", moment.format(when), zone(when.getOffset()));
        } catch (DateTimeException e) {
            return takenSomewhere(time.get());
        }
    }

    /** The day of a time, as short as it is written; empty where it is none. */
    public String day(String time) {
        try {
            return day.format(LocalDate.parse(time.substring(0, Math.min(time.length(), DAY_CHARS))));
        } catch (DateTimeException e) {
            return "";
        }
    }

    private String takenSomewhere(String time) {
        try {
            return texts.of("photos.taken.noZone", moment.format(LocalDateTime.parse(time)));
        } catch (DateTimeException e) {
            return NodeTexts.clean(time);
        }
    }

    private static String zone(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    private static Optional<YearMonth> read(String name) {
        try {
            return Optional.of(YearMonth.parse(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
