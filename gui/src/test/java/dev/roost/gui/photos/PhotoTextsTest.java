package dev.roost.gui.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.text.Texts;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How photos are spoken of. */
class PhotoTextsTest {
    private final PhotoTexts english = new PhotoTexts(Texts.in(Locale.ENGLISH));
    private final PhotoTexts german = new PhotoTexts(Texts.in(Locale.GERMAN));

    @Test
    void monthsHaveTheirNames() {
        assertThat(english.month("2024-07")).isEqualTo("July 2024");
        assertThat(german.month("2024-03")).isEqualTo("März 2024");
        assertThat(english.month("")).isEqualTo("No date known");
        assertThat(english.month("9999-12")).isEqualTo("December 9999");
    }

    @Test
    void aMonthThatIsNoneIsShownHarmlessly() {
        assertThat(english.month("0000-00")).isEqualTo("0000-00");
        assertThat(english.month("\u202Ex\u0007")).isEqualTo("x");
        assertThat(PhotoTexts.year("0000-00")).isEqualTo("\u2013");
    }

    @Test
    void aTimeIsSaidWithItsZoneOrThatThereIsNone() {
        // Newer JDKs write a narrow space that does not break.
        assertThat(english.taken(Optional.of("2024-07-01T14:03:09+02:00")).replace('\u202F', ' '))
                .isEqualTo("July 1, 2024, 2:03 PM (UTC+02:00)");
        assertThat(english.taken(Optional.of("2024-07-01T14:03:09Z"))).endsWith("(UTC)");
        assertThat(english.taken(Optional.of("2024-07-01T14:03:09"))).endsWith("(no time zone known)");
        assertThat(german.taken(Optional.of("2024-07-01T14:03:09"))).startsWith("1. Juli 2024");
        assertThat(english.taken(Optional.empty())).isEqualTo("Nobody knows when");
        assertThat(english.taken(Optional.of("0000-00-00T\u202E99:99"))).isEqualTo("0000-00-00T99:99");
    }

    @Test
    void aFileIsCalledByItsFormatOrItsEnding() {
        assertThat(english.kind("jpeg", "a.jpg")).isEqualTo("JPEG");
        assertThat(english.kind("other", "notes.odt")).isEqualTo("ODT");
        assertThat(german.kind("other", "README")).isEqualTo("Datei");
        assertThat(english.kind("other", "a.\u202Egpj")).isEqualTo("File");
        assertThat(english.kind("other", "a.reallylongending")).isEqualTo("File");
    }

    @Test
    void aDayIsWrittenShort() {
        assertThat(english.day("2024-07-01T14:03:09+02:00")).isEqualTo("Jul 1, 2024");
        assertThat(german.day("2024-07-01")).isEqualTo("01.07.2024");
        assertThat(english.day("0000-00-00T00:00:00")).isEmpty();
        assertThat(english.day("")).isEmpty();
    }

    @Test
    void aScreenReaderSaysNameTimeAndThatItIsAFilm() {
        assertThat(english.tile(PaperAlbum.tile(4, Optional.empty())))
                .isEqualTo("MOV_0004.mp4, film, Nobody knows when");
    }
}
