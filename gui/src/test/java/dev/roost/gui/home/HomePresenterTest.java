package dev.roost.gui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Problem;
import dev.roost.node.api.StatusReport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What Home says of a household, without a window. */
class HomePresenterTest {
    private static final URI PICTURES = URI.create("file:///home/anna/Pictures/");

    private final PaperNode node = new PaperNode(Samples.member(0, 0, 0, 0, List.of(Samples.laptop())));
    private final AtomicLong millis = new AtomicLong();
    private final List<HomeState> seen = new ArrayList<>();
    private final HomePresenter home = new HomePresenter(
            node,
            new Background(Runnable::run, Runnable::run),
            Texts.in(Locale.ENGLISH),
            () -> Samples.NOW,
            () -> millis.addAndGet(2_000));

    private HomeState of(StatusReport status) {
        home.show(status);
        return home.shown().get();
    }

    @Test
    void beforeAnythingIsKnownNothingIsPromised() {
        assertThat(home.shown().get().mood()).isEqualTo(Mood.LOOKING);
    }

    @Test
    void safeIsSaidOnlyIfEveryPhotoIs() {
        HomeState all =
                of(Samples.member(0, 0, 1_234, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc())));
        assertThat(all.mood()).isEqualTo(Mood.SAFE);
        assertThat(all.headline()).isEqualTo("All 1,234 photos are safe");
        assertThat(all.detail()).startsWith("2 devices hold copies");
        assertThat(all.counts()).isEmpty();
        assertThat(all.next()).isEmpty();
        HomeState butOne =
                of(Samples.member(0, 1, 1_233, 0, List.of(Samples.laptop(), Samples.nas(true, 0), Samples.oldPc())));
        assertThat(butOne.mood()).isNotEqualTo(Mood.SAFE);
        assertThat(butOne.headline()).isEqualTo("One photo has only one copy");
    }

    @Test
    void whatIsAtRiskComesBeforeAllElse() {
        HomeState state = of(Samples.member(5, 3, 100, 2, List.of(Samples.laptop(), Samples.nas(true, 9))));
        assertThat(state.mood()).isEqualTo(Mood.RISK);
        assertThat(state.headline()).isEqualTo("2 photos are at risk");
        assertThat(state.counts()).extracting(HomeState.Count::number).containsExactly("2", "5", "3", "100");
        assertThat(state.reasons().get(0)).contains("repairs what is missing");
    }

    @Test
    void aComputerAloneIsToldToAddADevice() {
        HomeState state = of(Samples.member(812, 0, 0, 0, List.of(Samples.laptop())));
        assertThat(state.mood()).isEqualTo(Mood.CARE);
        assertThat(state.headline()).isEqualTo("812 photos have no copy yet");
        assertThat(state.reasons()).singleElement().asString().startsWith("This computer is the only device");
        assertThat(state.next()).hasValue(HomeState.Step.ADD_DEVICE);
    }

    @Test
    void devicesThatStoreNothingAreNoReasonToBeCalm() {
        HomeState state = of(Samples.member(
                1, 0, 0, 0, List.of(Samples.laptop(), Samples.device("Ben", "member", "index", false, true, 0))));
        assertThat(state.mood()).isEqualTo(Mood.CARE);
        assertThat(state.reasons()).singleElement().asString().startsWith("None of your other devices stores copies");
    }

    @Test
    void aDeviceThatIsAwayIsNamedWithHowLong() {
        HomeState state =
                of(Samples.member(0, 7, 0, 0, List.of(Samples.laptop(), Samples.nas(false, 0), Samples.oldPc())));
        assertThat(state.reasons()).singleElement().asString().startsWith("“Attic” was last heard from 3 days ago.");
    }

    @Test
    void copyingGoesOnWithHowMuchIsLeftAndHowLong() {
        of(Samples.member(100, 0, 0, 0, List.of(Samples.laptop(), Samples.nas(true, 400))));
        HomeState state = of(Samples.member(40, 60, 0, 0, List.of(Samples.laptop(), Samples.nas(true, 200))));
        assertThat(state.mood()).isEqualTo(Mood.WORKING);
        assertThat(state.activity()).hasValueSatisfying(now -> {
            assertThat(now.what()).isEqualTo("Copying photos to your other devices");
            assertThat(now.amount()).matches("40 to go, [0-9,]+ each minute");
            assertThat(now.left()).isEqualTo("about a minute left");
        });
        HomeState second = of(Samples.member(0, 100, 0, 0, List.of(Samples.laptop(), Samples.nas(true, 90))));
        assertThat(second.activity())
                .as("copying to a second device is copying too")
                .hasValueSatisfying(now -> assertThat(now.amount()).isEqualTo("100 to go"));
        HomeState done = of(Samples.member(0, 100, 0, 0, List.of(Samples.laptop(), Samples.nas(true, 0))));
        assertThat(done.activity()).isEmpty();
    }

    @Test
    void keepingAFolderShowsHowFarItIsAndHowItEnded() {
        home.shown().follow(seen::add);
        node.keep = (request, observer) -> {
            observer.happened(new NodeEvent.Progress("Keeping", 10, 100, 10_000_000, 100_000_000));
            observer.happened(new NodeEvent.Progress("Keeping", 50, 100, 50_000_000, 100_000_000));
            return Samples.kept(100);
        };
        home.keep(List.of(PICTURES));
        assertThat(node.asked()).contains(new KeepRequest(List.of(PICTURES.toString()), false, false, false));
        assertThat(seen.stream().map(HomeState::activity).flatMap(Optional::stream))
                .anySatisfy(now -> {
                    assertThat(now.what()).isEqualTo("Reading photos");
                    assertThat(now.amount()).isEqualTo("50 of 100, 20 MB each second");
                    assertThat(now.left()).isEqualTo("about a minute left");
                    assertThat(now.share()).isEqualTo(0.5);
                });
        assertThat(of(node.status).outcome()).startsWith("100 photos were read.");
        assertThat(home.shown().get().activity()).isEmpty();
    }

    @Test
    void whileTheFirstFolderIsReadNobodyIsAskedForOne() {
        node.status = Samples.member(0, 0, 0, 0, List.of(Samples.laptop()));
        of(node.status);
        home.shown().follow(seen::add);
        node.keep = (request, observer) -> {
            observer.happened(new NodeEvent.Progress("Keeping", 10, 100, 10_000_000, 100_000_000));
            node.status = Samples.member(100, 0, 0, 0, List.of(Samples.laptop()));
            return Samples.kept(100);
        };
        home.keep(List.of(PICTURES));
        assertThat(seen)
                .filteredOn(state -> state.activity().isPresent())
                .hasSizeGreaterThan(1)
                .allSatisfy(state -> {
                    assertThat(state.headline()).isEqualTo("Your photos are being read");
                    assertThat(state.next()).isEmpty();
                });
        assertThat(home.shown().get().outcome()).startsWith("100 photos were read.");
        assertThat(home.shown().get().headline()).isEqualTo("100 photos have no copy yet");
    }

    @Test
    void filesThatCouldNotBeKeptAreNamed() {
        node.keep = (request, observer) -> Samples.kept(3, new FailedFile("/p/broken.jpg", "no rights"));
        home.keep(List.of(PICTURES));
        assertThat(of(node.status).outcome()).isEqualTo("3 photos were read; one file could not be: /p/broken.jpg");
    }

    @Test
    void aFolderThatCannotBeKeptIsASentence() {
        node.keep = (request, observer) -> {
            throw new NodeException("no-such-folder", "There is no such file or folder: /x");
        };
        home.keep(List.of(PICTURES));
        assertThat(of(node.status).outcome()).isEqualTo("This folder is not there any more.");
        assertThat(home.isBusy()).isFalse();
    }

    @Test
    void troublesAreSentencesWithWhatTheyAreAbout() {
        Problem gone = new Problem("folder-gone", "A watched folder is not there: /media/card. What was kept stays.");
        HomeState state = of(Samples.member(0, 0, 1, 0, List.of(Samples.laptop(), Samples.nas(true, 0)), gone));
        assertThat(state.troubles())
                .containsExactly(new HomeState.Trouble(
                        "A folder that is looked after is not there. What was kept from it stays kept.",
                        "/media/card"));
    }

    @Test
    void aStorageDeviceSaysWhatItStoresAndThatItIsBlind() {
        HomeState whole = of(Samples.storage(0));
        assertThat(whole.mood()).isEqualTo(Mood.SAFE);
        assertThat(whole.headline()).isEqualTo("This device stores copies for one library");
        assertThat(whole.detail())
                .startsWith("41 GB are stored here, and nothing is missing.")
                .contains("cannot see");
        assertThat(of(Samples.storage(3)).mood()).isEqualTo(Mood.WORKING);
    }
}
