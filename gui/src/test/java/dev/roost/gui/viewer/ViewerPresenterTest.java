package dev.roost.gui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.photos.Catalogue;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.DetailsReport;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.TrashRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One photo after another, without a window. */
class ViewerPresenterTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private final PaperNode node = new PaperNode(Samples.member(0, 0, 60, 0, List.of(Samples.laptop())));
    private final PaperAlbum album = new PaperAlbum(60);
    private final Background atOnce = new Background(Runnable::run, Runnable::run);
    private final Catalogue catalogue = new Catalogue(node, atOnce, PhotoQuery.ALL);
    private final List<URI> opened = new ArrayList<>();
    private final ViewerPresenter viewer = new ViewerPresenter(node, atOnce, ENGLISH, catalogue, opened::add);

    private void load() {
        node.album = album;
        catalogue.renew();
        catalogue.want(0, 59);
    }

    private ViewerState now() {
        return viewer.shown().get();
    }

    @Test
    void oneGoesFromPhotoToPhotoAndStopsAtTheEnds() {
        load();
        viewer.open(0);
        assertThat(now().id()).isEqualTo(album.tile(0).id());
        assertThat(now().position()).isEqualTo("1 of 60");
        viewer.previous();
        assertThat(now().place()).isZero();
        viewer.next();
        assertThat(now().id()).isEqualTo(album.tile(1).id());
        assertThat(viewer.beside())
                .containsExactly(album.tile(2).id(), album.tile(0).id());
        viewer.open(59);
        viewer.next();
        assertThat(now().place()).isEqualTo(59);
        viewer.close();
        assertThat(now().open()).isFalse();
        viewer.next();
        assertThat(now().open()).isFalse();
    }

    @Test
    void aPhotoThatIsNotKnownYetIsShownOnceItIs() {
        node.album = album;
        catalogue.renew();
        viewer.open(20);
        assertThat(now().id()).isEmpty();
        catalogue.want(20, 20);
        assertThat(now().id()).isEqualTo(album.tile(20).id());
        assertThat(now().facts()).isPresent();
    }

    @Test
    void aNewPhotoDoesNotTurnThePage() {
        load();
        viewer.open(5);
        String id = now().id();
        album.add(PaperAlbum.tile(9_001, Optional.of("2026-11-21T10:00:00+01:00")));
        catalogue.renew();
        catalogue.want(0, 60);
        assertThat(now().id()).isEqualTo(id);
        assertThat(now().position()).isEqualTo("7 of 61");
    }

    @Test
    void whenAPhotoIsMovedAwayTheNextOneIsShownAndAfterTheLastTheGrid() {
        load();
        viewer.open(5);
        String next = album.tile(6).id();
        viewer.leaveThis();
        album.trash(new TrashRequest(List.of(now().id())));
        catalogue.renew();
        catalogue.want(0, 59);
        assertThat(now().id()).isEqualTo(next);
        viewer.leaveThis();
        album.trash(new TrashRequest(
                IntStream.range(0, 60).mapToObj(i -> album.tile(i).id()).toList()));
        catalogue.renew();
        assertThat(now().open()).isFalse();
    }

    @Test
    void whatIsKnownIsSaidInPlainWords() {
        load();
        viewer.open(1);
        PhotoFacts facts = now().facts().orElseThrow();
        assertThat(facts.state()).isEqualTo("Safe: at least two devices have proven to hold it");
        assertThat(facts.lines())
                .extracting(PhotoFacts.Line::what)
                .containsSubsequence("Taken", "Size", "Place", "Folders", "Files", "Original");
        assertThat(facts.copies())
                .containsExactly(
                        new PhotoFacts.Copy("This computer has the original", PhotoFacts.Share.ORIGINAL),
                        new PhotoFacts.Copy("“Attic” has a copy", PhotoFacts.Share.COPY),
                        new PhotoFacts.Copy("“Old PC in the hall” has a copy", PhotoFacts.Share.COPY));
        viewer.openOriginal();
        assertThat(opened)
                .containsExactly(
                        URI.create("file:///home/anna/Pictures/" + album.tile(1).name()));
    }

    @Test
    void namesFromElsewhereAreHarmlessAndPlacesHaveTheirSides() {
        PhotoReport photo = new PhotoReport(
                "00",
                "x",
                Optional.empty(),
                Optional.empty(),
                List.of(new PhotoReport.ResourceReport("x", "a\u202E/<b>\u0007.jpg", 12, "00", "jpeg", "")),
                0,
                "new\u0007state",
                "unheardOf");
        PhotoFacts facts = PhotoFacts.of(
                new DetailsReport(
                        photo,
                        "Ca\u202Enon",
                        0,
                        0,
                        OptionalDouble.of(-33.5),
                        OptionalDouble.of(-70.25),
                        Optional.of(new DetailsReport.City("Reng\u202Eo", Optional.empty(), "\u0007")),
                        List.of("\u202E"),
                        List.of(
                                new DetailsReport.Copy("d", "A\ttt\u200Fic", true),
                                new DetailsReport.Copy("e", "Laptop", false)),
                        Optional.of("https://example.org/a.jpg"),
                        false),
                "e",
                ENGLISH);
        assertThat(facts.state()).isEqualTo("newstate");
        assertThat(facts.lines())
                .containsExactly(
                        new PhotoFacts.Line("Taken", List.of("Nobody knows when")),
                        new PhotoFacts.Line("Camera", List.of("Canon")),
                        new PhotoFacts.Line("Place", List.of("Rengo", "33.5° south", "70.25° west")),
                        new PhotoFacts.Line("Files", List.of("a/<b>.jpg (JPEG, 12 bytes)")));
        assertThat(facts.copies())
                .containsExactly(
                        new PhotoFacts.Copy("“Attic” has a copy", PhotoFacts.Share.COPY),
                        new PhotoFacts.Copy("This computer has no copy", PhotoFacts.Share.NOTHING));
        assertThat(facts.original()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en,'Munich, Germany'", "de,'München, Deutschland'"})
    void aPlaceIsCalledByItsNameInTheLanguageOfTheWindow(String language, String name) {
        DetailsReport.City munich = new DetailsReport.City("Munich", Optional.of("München"), "DE");
        assertThat(placeLines(munich, language).get(0)).isEqualTo(name);
    }

    @Test
    void aCityWithoutAGermanNameIsCalledAsItIsThere() {
        DetailsReport.City syros = new DetailsReport.City("Ermoupolis", Optional.empty(), "GR");
        assertThat(placeLines(syros, "de").get(0)).isEqualTo("Ermoupolis, Griechenland");
    }

    private static List<String> placeLines(DetailsReport.City city, String language) {
        DetailsReport report = new DetailsReport(
                new PhotoReport("00", "x", Optional.empty(), Optional.empty(), List.of(), 0, "safe", "here"),
                "",
                0,
                0,
                OptionalDouble.of(48.137),
                OptionalDouble.of(11.575),
                Optional.of(city),
                List.of(),
                List.of(),
                Optional.empty(),
                false);
        return PhotoFacts.of(report, "e", Texts.in(Locale.forLanguageTag(language))).lines().stream()
                .filter(line -> line.said().size() == 3)
                .findFirst()
                .orElseThrow()
                .said();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///a/photo.jpg.exe",
                "file:///a/photo.desktop",
                "file:///a/jpg",
                "http://a/photo.jpg",
                "file:///a/pho to.jpg",
                "mailto:photo.jpg",
                ""
            })
    void onlyPhotosAndFilmsOnThisComputerAreOpened(String uri) {
        assertThat(Openable.of(uri)).isEmpty();
    }

    @Test
    void photosAreOpenedWhateverTheCaseOfTheirEnding() {
        assertThat(Openable.of("file:///a/caf%C3%A9/IMG.JPG")).isPresent();
        assertThat(Openable.of("file:///a/film.Mov")).isPresent();
    }

    @Test
    void whatCannotBeToldOrOpenedIsASentence() {
        load();
        node.broken = Optional.of(new NodeException("node-gone", "gone"));
        viewer.open(3);
        assertThat(now().trouble()).startsWith("Roost has stopped");
        node.broken = Optional.empty();
        ViewerPresenter refused = new ViewerPresenter(node, atOnce, ENGLISH, catalogue, file -> {
            throw new IllegalStateException("no program");
        });
        refused.open(3);
        refused.openOriginal();
        assertThat(refused.shown().get().trouble()).isEqualTo("The original could not be opened.");
    }
}
