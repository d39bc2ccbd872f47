package dev.roost.gui.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.PhotoQuery;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what is meant. */
class SearchTest {
    private final Search english = new Search(Locale.ENGLISH);

    private static PhotoQuery query(String since, String until, String words) {
        return new PhotoQuery(Optional.of(since), Optional.of(until), words, false);
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01, 2024-12-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023-2, 2023-02-01, 2023-02-28",
        "2024-07-14, 2024-07-14, 2024-07-14",
        "7.2024, 2024-07-01, 2024-07-31",
        "14.7.2024, 2024-07-14, 2024-07-14",
        "July 2024, 2024-07-01, 2024-07-31",
        "2022 2024, 2022-01-01, 2024-12-31",
        "2024-03 2023-11, 2023-11-01, 2024-03-31"
    })
    void daysNarrowTheTime(String typed, String since, String until) {
        assertThat(english.query(typed)).isEqualTo(query(since, until, ""));
    }

    @Test
    void theHeadingsOfALanguageAreUnderstoodInIt() {
        assertThat(new Search(Locale.GERMAN).query("märz 2024")).isEqualTo(query("2024-03-01", "2024-03-31", ""));
        assertThat(english.query("märz 2024")).isEqualTo(query("2024-01-01", "2024-12-31", "märz"));
    }

    @Test
    void wordsAndDaysStandBesideEachOther() {
        assertThat(english.query("  greece 2024   canon "))
                .isEqualTo(query("2024-01-01", "2024-12-31", "greece canon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMG_2024", "2024-13", "2024-02-30", "32.1.2024", "20240714", "-", "20", "July"})
    void whatIsNoDayIsAWord(String typed) {
        assertThat(english.query(typed)).isEqualTo(new PhotoQuery(Optional.empty(), Optional.empty(), typed, false));
    }

    @Test
    void nothingTypedMeansEverything() {
        assertThat(english.query("  ")).isEqualTo(PhotoQuery.ALL);
    }
}
