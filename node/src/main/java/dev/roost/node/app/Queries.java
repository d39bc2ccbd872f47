package dev.roost.node.app;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.library.TimelineQuery;
import dev.roost.node.place.Gazetteer;
import dev.roost.node.place.PlaceWords;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions as programs ask them, read with care: what is no date is said to be none. */
final class Queries {
    /** Longer texts are no question. */
    private static final int WORDS_CHARS_MAX = 1_000;

    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String MONTH = "[0-9]{4}-[0-9]{2}";

    private Queries() {}

    static TimelineQuery of(PhotoQuery query) throws NodeException {
        if (query.words().length() > WORDS_CHARS_MAX) {
            throw new NodeException("usage", "That is too long to look for: give a few words.");
        }
        List<String> words = Stream.of(query.words().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        TimelineQuery.Shelf shelf = query.trashed() ? TimelineQuery.Shelf.TRASHED : TimelineQuery.Shelf.SHOWN;
        return new TimelineQuery(date(query.since()), date(query.until()), words, places(words), shelf);
    }

    private static List<PlaceWords> places(List<String> words) {
        return words.isEmpty() ? List.of() : Gazetteer.shipped().meantBy(words);
    }

    /** A month as it stands in reports; none for photos without a time. */
    static Optional<YearMonth> month(String text) throws NodeException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.matches(MONTH)) {
                return Optional.of(YearMonth.parse(text));
            }
        } catch (DateTimeException e) {
            throw new NodeException("usage", "This is no month: " + text, e);
        }
        throw new NodeException("usage", "This is no month such as 2024-07: " + text);
    }

    private static Optional<LocalDate> date(Optional<String> text) throws NodeException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.get().matches(DATE)) {
                return Optional.of(LocalDate.parse(text.get()));
            }
        } catch (DateTimeException e) {
            throw new NodeException("usage", "There is no such day: " + text.get(), e);
        }
        throw new NodeException("usage", "This is no date such as 2024-07-15: " + text.get());
    }
}
