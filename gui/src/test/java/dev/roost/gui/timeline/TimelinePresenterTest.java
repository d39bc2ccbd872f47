package dev.roost.gui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.photos.AlbumState;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.TrashRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searching, choosing and moving to the trash, without a window. */
class TimelinePresenterTest {
    private final PaperNode node = new PaperNode(Samples.member(0, 0, 60, 0, List.of(Samples.laptop())));
    private final PaperAlbum album = new PaperAlbum(60);
    private final TimelinePresenter timeline =
            new TimelinePresenter(node, new Background(Runnable::run, Runnable::run), Texts.in(Locale.ENGLISH));

    private AlbumState opened() {
        node.album = album;
        timeline.album().open();
        return timeline.album().shown().get();
    }

    private AlbumState now() {
        return timeline.album().shown().get();
    }

    private long asked() {
        return node.asked().stream().filter(PhotoQuery.class::isInstance).count();
    }

    @Test
    void photosAreCountedAndAnEmptyLibraryIsASentence() {
        assertThat(now().stage()).isEqualTo(AlbumState.Stage.LOADING);
        assertThat(now().sentence()).startsWith("Looking for your photos");
        timeline.album().open();
        assertThat(now().sentence()).isEqualTo("There are no photos in your library yet.");
        assertThat(opened().count()).isEqualTo("60 photos");
    }

    @Test
    void whatOneNoLongerSeesIsNoLongerChosen() {
        timeline.album().open();
        timeline.album().chooseRange(0, 59);
        timeline.album().say("Something was done.", true);
        timeline.search("2026-10");
        assertThat(now().chosen()).isZero();
        assertThat(now().note()).isEmpty();
        timeline.album().say("Something was done.", true);
        timeline.album().leave();
        assertThat(now().note()).isEmpty();
        assertThat(now().undo()).isFalse();
    }

    @Test
    void searchingNarrowsAndFindingNothingIsASentence() {
        opened();
        timeline.search("2026-10");
        assertThat(now().count()).isEqualTo("7 photos");
        timeline.search("nowhere");
        assertThat(now().stage()).isEqualTo(AlbumState.Stage.NOT_FOUND);
        assertThat(now().sentence()).isEqualTo("No photo matches this.");
        timeline.search("");
        assertThat(now().count()).isEqualTo("60 photos");
    }

    @Test
    void theTimelineIsCountedOnceAndAnewOnlyWhenTheNumbersChange() {
        opened();
        timeline.album().show(node.status);
        long before = asked();
        timeline.album().show(node.status);
        timeline.album().show(node.status);
        assertThat(asked()).isEqualTo(before);
        album.add(PaperAlbum.tile(9_001, Optional.of("2026-11-21T10:00:00+01:00")));
        timeline.album().show(Samples.member(1, 0, 60, 0, List.of(Samples.laptop())));
        assertThat(now().count()).isEqualTo("61 photos");
        timeline.album().leave();
        long left = asked();
        timeline.album().show(Samples.member(2, 0, 60, 0, List.of(Samples.laptop())));
        assertThat(asked()).as("nobody looks").isEqualTo(left);
    }

    @Test
    void whatIsMovedToTheTrashIsSaidAndCanBeUndone() {
        opened();
        List<String> two = List.of(album.tile(3).id(), album.tile(4).id());
        timeline.album().chosen().add(two);
        assertThat(now().chosen()).isEqualTo(2);
        timeline.trash(timeline.album().meant(0));
        assertThat(album.trashed()).containsExactlyInAnyOrderElementsOf(two);
        assertThat(now().note()).isEqualTo("2 photos are in the trash now.");
        assertThat(now().undo()).isTrue();
        assertThat(now().chosen()).isZero();
        assertThat(now().count()).isEqualTo("58 photos");
        timeline.undo();
        assertThat(album.trashed()).isEmpty();
        assertThat(now().note()).isEqualTo("2 photos are back.");
        assertThat(now().undo()).isFalse();
        assertThat(now().count()).isEqualTo("60 photos");
        timeline.noted();
        assertThat(now().note()).isEmpty();
    }

    @Test
    void aKeyMeansThePhotoUnderItWhenNothingIsChosen() {
        opened();
        timeline.album().catalogue().want(0, 10);
        assertThat(timeline.album().meant(7)).containsExactly(album.tile(7).id());
        timeline.album().chosen().turn(album.tile(1).id());
        assertThat(timeline.album().meant(7)).containsExactly(album.tile(1).id());
    }

    @Test
    void aRangeIsChosenInEitherDirection() {
        opened();
        timeline.album().chooseRange(9, 5);
        assertThat(timeline.album().chosen().count()).isEqualTo(5);
        timeline.album().chooseRange(0, 59);
        assertThat(timeline.album().chosen().count()).isEqualTo(60);
    }

    @Test
    void manyPhotosGoInRequestsThatFit() {
        opened();
        List<String> many = IntStream.range(0, 12_000)
                .mapToObj(i -> PaperAlbum.tile(i, Optional.empty()).id())
                .toList();
        timeline.trash(many);
        assertThat(node.asked().stream().filter(TrashRequest.class::isInstance)).hasSize(3);
        assertThat(now().note()).isEqualTo("12,000 photos are in the trash now.");
    }

    @Test
    void whatCouldNotBeMovedIsSaidAndStaysChosen() {
        opened();
        timeline.album().chosen().add(List.of(album.tile(1).id()));
        node.broken = Optional.of(new NodeException("node-gone", "gone"));
        timeline.trash(timeline.album().meant(0));
        assertThat(now().note()).startsWith("Roost has stopped");
        assertThat(now().undo()).isFalse();
        assertThat(now().chosen()).isEqualTo(1);
    }
}
