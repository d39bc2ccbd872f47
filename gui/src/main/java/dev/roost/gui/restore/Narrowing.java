package dev.roost.gui.restore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which photos are listed: those that match all of it. Immutable.
 *
 * @param words to stand in the name or folder, whatever their case; blank for all
 * @param album the folder that they lie in, if only one is meant
 * @param inTime the ids of those that were taken in the days that are meant, if only some are
 */
record Narrowing(String words, Optional<String> album, Optional<Set<String>> inTime) {
    static final Narrowing NONE = new Narrowing("", Optional.empty(), Optional.empty());

    Narrowing withWords(String next) {
        return new Narrowing(next, album, inTime);
    }

    Narrowing withAlbum(Optional<String> next) {
        return new Narrowing(words, next, inTime);
    }

    Narrowing within(Optional<Set<String>> next) {
        return new Narrowing(words, album, next);
    }

    List<PhotoLine> of(List<PhotoLine> photos, Locale locale) {
        String wanted = words.strip().toLowerCase(locale);
        return photos.stream()
                .filter(photo -> inTime.map(ids -> ids.contains(photo.id())).orElse(true))
                .filter(photo -> album.map(photo.folder()::equals).orElse(true))
                .filter(photo -> wanted.isEmpty() || has(photo, wanted, locale))
                .toList();
    }

    private static boolean has(PhotoLine photo, String wanted, Locale locale) {
        return photo.name().toLowerCase(locale).contains(wanted)
                || photo.folder().toLowerCase(locale).contains(wanted);
    }
}
