package dev.roost.gui.photos;

import dev.roost.node.api.PhotoQuery;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a person types to find photos: words, and days among them. Immutable. */
public final class Search {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+");

    private final Locale locale;

    /**
     * Understands a language's names of months.
     *
     * @param locale that language
     */
    public Search(Locale locale) {
        this.locale = locale;
    }

    /** What is meant: days narrow the time, and everything else is to stand in the name, camera or folder, or to name the place. */
    public PhotoQuery query(String typed) {
        List<String> words = new ArrayList<>();
        Optional<Days> days = Optional.empty();
        List<String> parts = List.of(BETWEEN_WORDS.split(typed.strip()));
        for (int i = 0; i < parts.size(); i++) {
            Optional<Days> found = i + 1 < parts.size() ? month(parts.get(i), parts.get(i + 1)) : Optional.empty();
            if (found.isPresent()) {
                i++;
            } else {
                found = Days.read(parts.get(i));
            }
            if (found.isPresent()) {
                days = Optional.of(days.map(found.get()::with).orElse(found.get()));
            } else if (!parts.get(i).isEmpty()) {
                words.add(parts.get(i));
            }
        }
        return new PhotoQuery(
                days.map(d -> d.first().toString()),
                days.map(d -> d.last().toString()),
                String.join(" ", words),
                false);
    }

    /** {@code July 2024}, in the words of the headings. */
    private Optional<Days> month(String word, String year) {
        Optional<Days> whole = Days.read(year).filter(days -> year.length() == 4);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        for (Month month : Month.values()) {
            if (month.getDisplayName(TextStyle.FULL_STANDALONE, locale).equalsIgnoreCase(word)) {
                return whole.map(days -> Days.of(YearMonth.of(days.first().getYear(), month)));
            }
        }
        return Optional.empty();
    }
}
