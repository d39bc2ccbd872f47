package dev.roost.gui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotosReport;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Choosing photos and bringing them back, without a window. */
class RestorePresenterTest {
    private static final URI FOLDER = URI.create("file:///home/anna/Back/");

    private final PaperNode node = new PaperNode(Samples.member(0, 0, 8, 0, List.of(Samples.laptop())));
    private final List<URI> opened = new ArrayList<>();
    private final RestorePresenter restore = new RestorePresenter(
            node, new Background(Runnable::run, Runnable::run), Texts.in(Locale.ENGLISH), () -> 0, opened::add);

    private RestoreState loaded(int photos) {
        node.photos = Samples.photos(photos);
        restore.load();
        return restore.shown().get();
    }

    private static RestoreReport report(long photos, long present, List<FailedFile> failed) {
        return new RestoreReport(
                photos,
                photos,
                photos * 1_000_000,
                present,
                List.of(new RestoreReport.Renamed("a.jpg", "a (2).jpg")),
                failed,
                1);
    }

    @Test
    void photosAreListedWithFolderSizeAndHowTheyStand() {
        assertThat(restore.shown().get().stage()).isEqualTo(RestoreState.Stage.LOADING);
        RestoreState state = loaded(8);
        assertThat(state.stage()).isEqualTo(RestoreState.Stage.CHOOSING);
        assertThat(state.all()).isEqualTo(8);
        assertThat(state.photos().get(1))
                .isEqualTo(new PhotoLine(
                        node.photos.photos().get(1).id(),
                        "IMG_1201.jpg",
                        "Pictures/Birthday of Grandma",
                        "Jul 2, 2024",
                        "3.2 MB",
                        "safe"));
    }

    @Test
    void searchingLooksAtNamesAndFoldersWhateverTheCase() {
        loaded(8);
        restore.search(" GREECE ");
        assertThat(restore.shown().get().photos())
                .extracting(PhotoLine::name)
                .containsExactly("IMG_1200.jpg", "IMG_1204.jpg");
        restore.search("1203");
        assertThat(restore.shown().get().photos()).extracting(PhotoLine::name).containsExactly("IMG_1203.jpg");
        restore.search("nowhere");
        assertThat(restore.shown().get().photos()).isEmpty();
        assertThat(restore.shown().get().all()).isEqualTo(8);
        restore.search("");
        assertThat(restore.shown().get().photos()).hasSize(8);
    }

    @Test
    void oneAlbumIsChosenAmongThoseThatThereAre() {
        assertThat(loaded(8).albums())
                .containsExactly(
                        "Pictures/Birthday of Grandma",
                        "Pictures/Garden",
                        "Pictures/Greece 2024",
                        "Pictures/Winter hike");
        restore.inAlbum(Optional.of("Pictures/Garden"));
        assertThat(restore.shown().get().photos())
                .extracting(PhotoLine::name)
                .containsExactly("IMG_1202.jpg", "IMG_1206.jpg");
        restore.search("1206");
        restore.chooseShown();
        assertThat(restore.shown().get().chosen()).isEqualTo(1);
        restore.inAlbum(Optional.empty());
        restore.search("");
        assertThat(restore.shown().get().photos()).hasSize(8);
        restore.inAlbum(Optional.of("Pictures/Garden"));
        node.photos = new PhotosReport(List.of(Samples.photo(1, "a.jpg", "Pictures/Greece 2024/a.jpg", "safe")));
        restore.load();
        assertThat(restore.shown().get().photos())
                .as("an album that is there no more hides nothing")
                .hasSize(1);
    }

    @Test
    void howItEndedIsToldUntilItHasBeenRead() {
        node.restore = (request, observer) -> report(8, 0, List.of());
        loaded(8);
        restore.restore(FOLDER);
        restore.load();
        restore.search("1203");
        assertThat(restore.shown().get().sentence()).startsWith("8 photos are back");
        restore.again();
        assertThat(restore.shown().get().stage()).isEqualTo(RestoreState.Stage.CHOOSING);
        assertThat(restore.shown().get().photos()).hasSize(1);
    }

    @Test
    void whereTheyAreIsSaidAndCanBeOpened() {
        node.restore = (request, observer) -> report(8, 0, List.of());
        loaded(8);
        restore.openFolder();
        assertThat(opened).isEmpty();
        restore.restore(FOLDER);
        assertThat(restore.shown().get().folder()).contains(FOLDER);
        restore.openFolder();
        assertThat(opened).containsExactly(FOLDER);
        RestorePresenter refused = new RestorePresenter(
                node, new Background(Runnable::run, Runnable::run), Texts.in(Locale.ENGLISH), () -> 0, folder -> {
                    throw new IllegalStateException("no program");
                });
        refused.restore(FOLDER);
        refused.openFolder();
        assertThat(refused.shown().get().sentence())
                .isEqualTo("The folder could not be opened. It is /home/anna/Back.");
    }

    @Test
    void whatWasChosenStaysChosenWhileOneSearchesOn() {
        loaded(8);
        restore.search("greece");
        restore.chooseShown();
        restore.search("1203");
        restore.choose(restore.shown().get().photos().get(0), true);
        assertThat(restore.shown().get().chosen()).isEqualTo(3);
        restore.search("");
        restore.choose(restore.shown().get().photos().get(0), false);
        assertThat(restore.shown().get().chosen()).isEqualTo(2);
        restore.chooseNone();
        assertThat(restore.shown().get().chosen()).isZero();
    }

    @Test
    void theChosenOnesAreBroughtBackAndNoneChosenMeansAll() {
        node.restore = (request, observer) -> report(request.photos().size(), 0, List.of());
        RestoreState state = loaded(8);
        restore.choose(state.photos().get(2), true);
        restore.restore(FOLDER);
        assertThat(node.asked())
                .contains(new RestoreRequest(
                        FOLDER.toString(), List.of(node.photos.photos().get(2).id())));
        assertThat(restore.shown().get().sentence()).isEqualTo("One photo is back, 1 MB.");
        assertThat(restore.shown().get().notes())
                .containsExactly("a.jpg lies there as a (2).jpg, because another file has its name.");
        restore.again();
        assertThat(restore.shown().get().stage()).isEqualTo(RestoreState.Stage.CHOOSING);
        assertThat(restore.shown().get().chosen()).isZero();
        restore.restore(FOLDER);
        assertThat(node.asked()).contains(new RestoreRequest(FOLDER.toString(), List.of()));
    }

    @Test
    void howFarItIsIsShownAndItCanBeStopped() {
        List<RestoreState> seen = new ArrayList<>();
        loaded(8);
        restore.shown().follow(seen::add);
        node.restore = (request, observer) -> {
            observer.happened(new NodeEvent.Progress("Restoring", 2, 8, 2_000_000, 8_000_000));
            restore.load();
            restore.stop();
            assertThat(observer.cancelled()).isTrue();
            return report(2, 0, List.of());
        };
        restore.restore(FOLDER);
        assertThat(seen)
                .anySatisfy(state -> assertThat(state.activity()).hasValueSatisfying(now -> {
                    assertThat(now.amount()).isEqualTo("2 of 8");
                    assertThat(now.share()).isEqualTo(0.25);
                }));
        assertThat(restore.shown().get().sentence()).isEqualTo("Stopped. 2 photos are back so far, 2 MB.");
    }

    @Test
    void whatCouldNotBeBroughtBackIsNamedWithItsReason() {
        loaded(8);
        node.restore = (request, observer) -> report(7, 0, List.of(new FailedFile("x\u202E.jpg", "No device has it.")));
        restore.restore(FOLDER);
        assertThat(restore.shown().get().sentence())
                .isEqualTo("7 photos are back; one file could not be brought back.");
        assertThat(restore.shown().get().notes()).contains("x.jpg: No device has it.");
    }

    @Test
    void aFolderThatIsFullOrShutIsSaidOnceAndInPlainWords() {
        loaded(8);
        FailedFile full = new FailedFile("a.jpg", "No space left on device");
        node.restore = (request, observer) -> report(
                6, 0, List.of(full, new FailedFile("b.jpg", "It could not be written: No space left on device")));
        restore.restore(FOLDER);
        assertThat(restore.shown().get().sentence())
                .isEqualTo("6 photos are back; 2 files could not be brought back. There is no room left on that disk.");
        assertThat(restore.shown().get().notes()).contains("a.jpg", "b.jpg");
        restore.again();
        node.restore = (request, observer) ->
                report(0, 0, List.of(full, new FailedFile("b.jpg", "It could not be written: Read-only file system")));
        restore.restore(FOLDER);
        assertThat(restore.shown().get().sentence()).isEqualTo("No photo is back; 2 files could not be brought back.");
        assertThat(restore.shown().get().notes())
                .contains(
                        "a.jpg: There is no room left on that disk.",
                        "b.jpg: Nothing may be written there. Choose another folder.");
    }

    @Test
    void photosAreNarrowedByTheTimeInWhichTheyWereTaken() {
        node.album = new PaperAlbum(8, 24 * 40);
        loaded(8);
        restore.between("2026-09", "");
        assertThat(restore.shown().get().photos()).hasSize(3);
        restore.between("2026", "10.2026");
        assertThat(restore.shown().get().photos()).hasSize(7);
        restore.search("1201");
        assertThat(restore.shown().get().photos()).hasSize(1);
        restore.between("2026-09", "10.2026");
        assertThat(restore.shown().get().photos()).isEmpty();
        restore.search("");
        assertThat(restore.shown().get().photos()).hasSize(2);
        restore.between("last summer", "");
        assertThat(restore.shown().get().timeTrouble()).isEqualTo("Write days such as 2024, 2024-07 or 2024-07-31.");
        assertThat(restore.shown().get().photos()).hasSize(8);
        restore.between("", "");
        assertThat(restore.shown().get().timeTrouble()).isEmpty();
    }

    @Test
    void photosThatWereChosenElsewhereAreBroughtBackAndTheListFollows() {
        node.photos = Samples.photos(8);
        node.restore = (request, observer) -> report(request.photos().size(), 0, List.of());
        restore.restore(List.of("aa", "bb"), FOLDER);
        assertThat(node.asked()).contains(new RestoreRequest(FOLDER.toString(), List.of("aa", "bb")));
        assertThat(restore.shown().get().sentence()).startsWith("2 photos are back");
        restore.again();
        assertThat(restore.shown().get().all()).isEqualTo(8);
        assertThat(restore.shown().get().chosen()).isZero();
    }

    @Test
    void aFullDiskIsASentenceAndTheListIsStillThere() {
        loaded(8);
        node.restore = (request, observer) -> {
            throw new NodeException("no-room", "full");
        };
        restore.restore(FOLDER);
        assertThat(restore.shown().get().sentence()).isEqualTo("There is not enough room on that disk.");
        restore.again();
        assertThat(restore.shown().get().photos()).hasSize(8);
    }

    @Test
    void aNodeThatDoesNotAnswerIsASentence() {
        node.broken = Optional.of(new NodeException("node-gone", "gone"));
        restore.load();
        assertThat(restore.shown().get().stage()).isEqualTo(RestoreState.Stage.UNREADABLE);
        assertThat(restore.shown().get().sentence()).startsWith("Roost has stopped");
    }

    @Test
    void aHundredThousandPhotosAreSearchedAndNamesFromElsewhereAreHarmless() {
        node.photos = new PhotosReport(List.of(Samples.photo(1, "<b>\u202Egpj.exe\u0007", "a/<b>", "atRisk")));
        restore.load();
        assertThat(restore.shown().get().photos().get(0).name()).isEqualTo("<b>gpj.exe");
        assertThat(restore.shown().get().photos().get(0).state()).isEqualTo("at risk");
        loaded(100_000);
        restore.search("IMG_100000");
        assertThat(restore.shown().get().photos()).hasSize(1);
    }
}
