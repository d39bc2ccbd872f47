package dev.roost.node.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.DetailsReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.kit.Pictures;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos whose files say where they were taken are found by the names of places, over the socket of a node. */
class PlacesTest extends ServedLibraryTest {
    @BeforeEach
    void takePictures() throws Exception {
        write("gate.jpg", Pictures.jpeg(random, "2024-07-15T12:00:00", "52,30.98N", "13,22.66E"));
        write("suburb.jpg", Pictures.jpeg(random, "2024-06-01T12:00:00", "52,24.13N", "13,16.24E"));
        write("palace.jpg", Pictures.jpeg(random, "2023-07-15T12:00:00", "52,24.06N", "13,2.50E"));
        write("tower.jpg", Pictures.jpeg(random, "2024-07-20T12:00:00", "48,51.50N", "2,17.67E"));
        write("harbour.jpg", Pictures.jpeg(random, "2024-01-01T00:00:00", "33,51.6S", "151,12.7E"));
        write("sea.jpg", Pictures.jpeg(random, "2024-07-25T12:00:00", "30,0.0N", "40,0.0W"));
        write("berlin.jpg", Pictures.jpeg(random, "2022-01-01T00:00:00", "Model X"));
    }

    private void write(String name, byte[] bytes) throws Exception {
        Files.write(pictures.resolve(name), bytes);
    }

    private void keep(boolean hold) throws NodeException {
        assertThat(local.keep(new KeepRequest(List.of(pictures.toUri().toString()), true, hold, false), Observer.NONE)
                        .failed())
                .isEmpty();
    }

    private static PhotoQuery words(String words) {
        return new PhotoQuery(Optional.empty(), Optional.empty(), words, false);
    }

    private List<String> found(String words) throws NodeException {
        List<String> names = remote.photos(words(words)).photos().stream()
                .map(PhotoReport::name)
                .toList();
        assertThat(remote.timeline(words(words)).photos()).as(words).isEqualTo(names.size());
        return names;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void citiesAndCountriesFindWhatWasTakenThere(boolean hold) throws Exception {
        keep(hold);
        assertThat(found("Berlin"))
                .as("there, in a suburb, or with a name that says so")
                .containsExactly("berlin.jpg", "gate.jpg", "suburb.jpg");
        assertThat(found("potsd")).containsExactly("palace.jpg");
        assertThat(found("Deutschland")).containsExactly("gate.jpg", "palace.jpg", "suburb.jpg");
        assertThat(found("Germany")).containsExactly("gate.jpg", "palace.jpg", "suburb.jpg");
        assertThat(found("PARIS")).containsExactly("tower.jpg");
        assertThat(found("sydney")).containsExactly("harbour.jpg");
        assertThat(found("atlantis")).isEmpty();
        assertThat(found("Mü")).isEmpty();
    }

    @Test
    void placesGoWithOtherWordsAndDays() throws Exception {
        keep(true);
        assertThat(found("germany suburb")).containsExactly("suburb.jpg");
        assertThat(found("germany tower")).isEmpty();
        assertThat(found("berlin germany gate")).containsExactly("gate.jpg");
        PhotoQuery july = new PhotoQuery(Optional.of("2024-07-01"), Optional.of("2024-07-31"), "germany", false);
        assertThat(remote.timeline(july).photos()).isEqualTo(1);
        assertThat(remote.page(new PageRequest(july, "2024-07", 0, 10)).tiles())
                .extracting(PageReport.Tile::name)
                .containsExactly("gate.jpg");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePlaceOfAPhotoIsCalledByItsName(boolean hold) throws Exception {
        keep(hold);
        assertThat(remote.photos(words("palace")).photos())
                .extracting(PhotoReport::place)
                .containsExactly(Optional.of("Potsdam, Germany"));
        assertThat(remote.photos(words("sea")).photos())
                .extracting(PhotoReport::place)
                .containsExactly(Optional.empty());
        String id = remote.photos(words("tower")).photos().get(0).id();
        assertThat(remote.photo(id).near()).contains(new DetailsReport.City("Paris", Optional.empty(), "FR"));
        assertThat(remote.photo(remote.photos(words("sea")).photos().get(0).id())
                        .near())
                .isEmpty();
    }
}
