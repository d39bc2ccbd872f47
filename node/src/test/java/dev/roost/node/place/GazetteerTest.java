package dev.roost.node.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.PhotoFacts;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
    private static final PhotoFacts.Place BERLIN = place(52.5163, 13.3777);
    private static final PhotoFacts.Place TELTOW = place(52.4022, 13.2706);
    private static final PhotoFacts.Place POTSDAM = place(52.4010, 13.0417);
    private static final PhotoFacts.Place MUNICH = place(48.1374, 11.5755);
    private static final PhotoFacts.Place PARIS = place(48.8584, 2.2945);
    private static final PhotoFacts.Place PARIS_IN_TEXAS = place(33.6617, -95.5555);
    private static final PhotoFacts.Place MID_ATLANTIC = place(30, -40);

    private final Gazetteer gazetteer = Gazetteer.shipped();

    private static PhotoFacts.Place place(double latitude, double longitude) {
        int perDegree = PhotoFacts.Place.PER_DEGREE;
        return new PhotoFacts.Place(
                (int) Math.round(latitude * perDegree), (int) Math.round(longitude * perDegree), OptionalInt.empty());
    }

    private boolean means(String words, PhotoFacts.Place place) {
        List<String> all = List.of(words.split(" "));
        return gazetteer.meantBy(all).stream()
                .anyMatch(named -> named.first() == 0
                        && named.last() == all.size() - 1
                        && named.area().holds(place));
    }

    private String called(PhotoFacts.Place place) {
        return gazetteer.at(place).map(NamedPlace::text).orElse("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"München", "munchen", "MUENCHEN", "Munich", "mün", "Monaco di Baviera"})
    void aCityIsFoundByAnyOfItsNamesWhateverTheirCaseAndAccents(String name) {
        assertThat(means(name, MUNICH)).isTrue();
        assertThat(means(name, BERLIN)).isFalse();
    }

    @Test
    void namesOfTheCountryAreFoundInItsLetters() {
        assertThat(means("Москва", place(55.7539, 37.6208))).isTrue();
        assertThat(means("東京", place(35.6586, 139.7454))).isTrue();
    }

    @Test
    void lessThanThreeLettersAreNoPlace() {
        assertThat(gazetteer.meantBy(List.of("be", "-", ".jpg", ""))).noneMatch(named -> named.first() == 0);
        assertThat(means("la paz", place(-16.5, -68.15))).isTrue();
    }

    @Test
    void aBigCityIsMoreThanItsMiddleButNotTheNextOne() {
        assertThat(means("berlin", BERLIN)).isTrue();
        assertThat(means("berlin", TELTOW)).isTrue();
        assertThat(means("teltow", TELTOW)).isTrue();
        assertThat(means("teltow", BERLIN)).isFalse();
        assertThat(means("kreuzberg", place(52.4973, 13.3912))).isTrue();
        assertThat(means("berlin", place(52.4973, 13.3912))).isTrue();
        assertThat(means("berlin", POTSDAM)).isFalse();
        assertThat(means("potsdam", POTSDAM)).isTrue();
        assertThat(means("potsdam", BERLIN)).isFalse();
    }

    @Test
    void citiesOfOneNameAreAllMeant() {
        assertThat(means("paris", PARIS)).isTrue();
        assertThat(means("paris", PARIS_IN_TEXAS)).isTrue();
        assertThat(means("paris", MUNICH)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Deutschland", "Germany", "germ", "DEUTSCHL"})
    void aCountryIsAllThatLiesNearItsCities(String name) {
        assertThat(List.of(BERLIN, TELTOW, POTSDAM, MUNICH)).allMatch(place -> means(name, place));
        assertThat(List.of(PARIS, PARIS_IN_TEXAS, MID_ATLANTIC)).noneMatch(place -> means(name, place));
    }

    @Test
    void countriesHaveTheirNamesInBothLanguages() {
        PhotoFacts.Place dolomites = place(46.41, 11.84);
        assertThat(means("Italien", dolomites)).isTrue();
        assertThat(means("Italy", dolomites)).isTrue();
        assertThat(means("Italia", dolomites)).isTrue();
        assertThat(means("usa", PARIS_IN_TEXAS)).isTrue();
        assertThat(means("vereinigte staaten", PARIS_IN_TEXAS)).isTrue();
        assertThat(means("neuseeland", place(-44.0, 170.48))).isTrue();
    }

    @Test
    void severalWordsCanBeOneName() {
        PhotoFacts.Place newYork = place(40.7484, -73.9857);
        List<PlaceWords> meant = gazetteer.meantBy(List.of("New", "York", "canon"));
        assertThat(meant)
                .anyMatch(named ->
                        named.first() == 0 && named.last() == 1 && named.area().holds(newYork));
        assertThat(meant).noneMatch(named -> named.last() == 2 && named.area().holds(newYork));
        assertThat(means("new york", place(53.96, -1.08))).isFalse();
        assertThat(means("rio-de-janeiro", place(-22.95, -43.21))).isTrue();
    }

    @Test
    void theDateLineIsNoBorder() {
        PhotoFacts.Place eastOfTheLine = place(-16.8, -179.97);
        PhotoFacts.Place westOfTheLine = place(-16.8, 179.97);
        assertThat(means("fiji", westOfTheLine))
                .isEqualTo(means("fiji", eastOfTheLine))
                .isTrue();
        assertThat(means("fiji", place(-16.8, 180))).isEqualTo(means("fiji", place(-16.8, -180)));
    }

    @Test
    void polesAndOceansHaveNoCity() {
        for (PhotoFacts.Place nowhere :
                List.of(place(90, 0), place(-90, 180), place(90, -180), place(0, -180), MID_ATLANTIC)) {
            assertThat(gazetteer.at(nowhere)).isEmpty();
            assertThat(means("norway", nowhere)).isFalse();
            assertThat(means("berlin", nowhere)).isFalse();
        }
        assertThat(means("tromso", place(69.65, 18.96))).isTrue();
    }

    @Test
    void placesAreCalledByTheirCityNotByAPartOfIt() {
        assertThat(called(POTSDAM)).isEqualTo("Potsdam, Germany");
        assertThat(called(PARIS)).as("nearer to the middle of a suburb").isEqualTo("Paris, France");
        assertThat(called(TELTOW)).isEqualTo("Teltow, Germany");
        assertThat(called(place(52.4973, 13.3912))).isEqualTo("Berlin, Germany");
        assertThat(called(place(51.5138, -0.0984))).isEqualTo("London, United Kingdom");
        assertThat(called(MID_ATLANTIC)).isEqualTo("nothing");
        assertThat(gazetteer.at(MUNICH).flatMap(NamedPlace::german)).contains("München");
        assertThat(gazetteer.at(POTSDAM).flatMap(NamedPlace::german)).isEqualTo(Optional.empty());
    }

    @Test
    void whatAPlaceIsCalledFindsIt() {
        Random random = new Random(3);
        int named = 0;
        for (int i = 0; i < 3_000; i++) {
            PhotoFacts.Place place = place(36 + 20 * random.nextDouble(), -8 + 38 * random.nextDouble());
            Optional<NamedPlace> city = gazetteer.at(place);
            if (city.isPresent() && FoldedName.of(city.get().name()).length() >= 3) {
                named++;
                assertThat(means(city.get().name(), place))
                        .as("%s at %s", city.get(), place)
                        .isTrue();
            }
        }
        assertThat(named).isGreaterThan(1_000);
    }

    @Test
    void aLongQuestionIsCutShort() {
        assertThat(gazetteer.meantBy(Collections.nCopies(500, "san"))).hasSizeLessThan(150);
    }
}
