package dev.roost.node.library;

import dev.roost.node.place.PlaceWords;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which photos of a timeline are meant.
 *
 * @param since the first day, by the cameras' clocks
 * @param until the last day, itself included
 * @param words each is to stand in the name, the path or the camera, whatever its case, or to name the place
 * @param places which of the words name places
 * @param shelf the photos that are shown, or those in the trash
 */
public record TimelineQuery(
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        List<String> words,
        List<PlaceWords> places,
        Shelf shelf) {
    /** Where a photo's row lies: nothing is shown on two shelves. */
    public enum Shelf {
        SHOWN(0),
        TRASHED(1);

        private final int code;

        Shelf(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    public static final TimelineQuery ALL =
            new TimelineQuery(Optional.empty(), Optional.empty(), List.of(), List.of(), Shelf.SHOWN);

    public TimelineQuery {
        words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        places = List.copyOf(places);
    }

    /** Whether a photo that was taken then may match, whatever its words are. */
    public boolean isWithin(Optional<LocalDate> day) {
        return day.isEmpty()
                ? !isDated()
                : since.map(first -> !day.get().isBefore(first)).orElse(true)
                        && until.map(last -> !day.get().isAfter(last)).orElse(true);
    }

    /** Whether only photos with a time can match. */
    public boolean isDated() {
        return since.isPresent() || until.isPresent();
    }

    boolean holdsAllOf(YearMonth month) {
        return since.map(day -> !day.isAfter(month.atDay(1))).orElse(true)
                && until.map(day -> !day.isBefore(month.atEndOfMonth())).orElse(true);
    }

    /** What of this falls into a month. */
    TimelineQuery in(YearMonth month) {
        LocalDate first = since.filter(day -> day.isAfter(month.atDay(1))).orElse(month.atDay(1));
        LocalDate last = until.filter(day -> day.isBefore(month.atEndOfMonth())).orElse(month.atEndOfMonth());
        return new TimelineQuery(Optional.of(first), Optional.of(last), words, places, shelf);
    }

    /** Whether every word stands in the text of a photo, or names the place where it was taken. */
    public boolean matches(TimelineRow row) {
        for (int i = 0; i < words.size(); i++) {
            if (!row.text().contains(words.get(i)) && !isNamedBy(i, row)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamedBy(int word, TimelineRow row) {
        if (row.place().isEmpty()) {
            return false;
        }
        for (PlaceWords named : places) {
            boolean isAmong = named.first() <= word && word <= named.last();
            if (isAmong && named.area().holds(row.place().get())) {
                return true;
            }
        }
        return false;
    }
}
