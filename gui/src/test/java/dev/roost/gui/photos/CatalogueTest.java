package dev.roost.gui.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.work.Background;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Counted once, then seen a piece at a time. */
class CatalogueTest {
    private final PaperNode node = new PaperNode(Samples.member(0, 0, 3_000, 0, List.of(Samples.laptop())));
    private final PaperAlbum album = new PaperAlbum(3_000, 1);
    private final Background atOnce = new Background(Runnable::run, Runnable::run);

    private Catalogue loaded() {
        node.album = album;
        Catalogue catalogue = new Catalogue(node, atOnce, PhotoQuery.ALL);
        catalogue.renew();
        return catalogue;
    }

    private List<PageRequest> pages() {
        return node.asked().stream()
                .filter(PageRequest.class::isInstance)
                .map(PageRequest.class::cast)
                .toList();
    }

    @Test
    void onlyWhatIsLookedAtIsAskedFor() {
        Catalogue catalogue = loaded();
        assertThat(catalogue.photos()).isEqualTo(3_000);
        assertThat(pages()).isEmpty();
        assertThat(catalogue.tile(0)).isEmpty();
        catalogue.want(0, 40);
        assertThat(pages()).hasSize(1);
        assertThat(catalogue.tile(0)).contains(album.tile(0));
        assertThat(catalogue.tile(40)).contains(album.tile(40));
    }

    @Test
    void everyPlaceIsTheRightPhotoAcrossPiecesAndMonths() {
        Catalogue catalogue = loaded();
        for (int place = 0; place < 3_000; place += 37) {
            catalogue.want(place, place + 300);
            assertThat(catalogue.tile(place)).contains(album.tile(place));
            int last = Math.min(2_999, place + 300);
            assertThat(catalogue.tile(last)).contains(album.tile(last));
        }
        assertThat(catalogue.tile(3_000)).isEmpty();
        assertThat(catalogue.tile(-1)).isEmpty();
    }

    @Test
    void aNewPhotoMovesTheOthersOnAndIsThereAfterwards() {
        Catalogue catalogue = loaded();
        catalogue.want(0, 10);
        PageReport.Tile added = PaperAlbum.tile(9_001, Optional.of("2026-11-21T10:00:00+01:00"));
        album.add(added);
        catalogue.renew();
        catalogue.want(0, 10);
        assertThat(catalogue.photos()).isEqualTo(3_001);
        assertThat(catalogue.tile(0)).contains(added);
        assertThat(catalogue.find(album.tile(5).id(), 4)).contains(5L);
        assertThat(catalogue.find("nobody", 4)).isEmpty();
    }

    @Test
    void theNewestQueryCountsWhateverComesFirst() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        node.album = album;
        Catalogue catalogue = new Catalogue(node, new Background(waiting::add, Runnable::run), PhotoQuery.ALL);
        catalogue.renew();
        Search search = new Search(Locale.ENGLISH);
        catalogue.show(search.query("IMG_1"));
        catalogue.show(search.query("IMG_10"));
        catalogue.show(search.query("IMG_1000"));
        assertThat(waiting).as("one question at a time").hasSize(1);
        waiting.remove().run();
        assertThat(catalogue.shown().get().known()).isFalse();
        waiting.remove().run();
        assertThat(catalogue.photos()).isEqualTo(1);
        assertThat(waiting).isEmpty();
    }

    @Test
    void allIdsAreCollectedPageByPage() {
        Catalogue catalogue = loaded();
        List<String> ids = new ArrayList<>();
        catalogue.ids(0, 2_999, ids::addAll, e -> {});
        assertThat(ids)
                .hasSize(3_000)
                .doesNotHaveDuplicates()
                .startsWith(album.tile(0).id());
        assertThat(pages()).allSatisfy(page -> assertThat(page.count()).isLessThanOrEqualTo(1_000));
        ids.clear();
        catalogue.ids(700, 710, ids::addAll, e -> {});
        assertThat(ids).hasSize(11).startsWith(album.tile(700).id());
    }

    @Test
    void whatCouldNotBeFetchedIsTriedAgain() {
        Catalogue catalogue = loaded();
        node.broken = Optional.of(new NodeException("node-gone", "gone"));
        catalogue.want(0, 10);
        assertThat(catalogue.tile(0)).isEmpty();
        node.broken = Optional.empty();
        catalogue.want(0, 10);
        assertThat(catalogue.tile(0)).as("not again by itself").isEmpty();
        catalogue.follow(() -> catalogue.want(0, 10));
        catalogue.retry();
        assertThat(catalogue.tile(0)).contains(album.tile(0));
    }

    @Test
    void aNodeThatDoesNotAnswerIsSaid() {
        node.broken = Optional.of(new NodeException("node-gone", "gone"));
        Catalogue catalogue = loaded();
        assertThat(catalogue.shown().get().trouble()).isPresent();
        assertThat(catalogue.photos()).isZero();
        node.broken = Optional.empty();
        catalogue.retry();
        assertThat(catalogue.photos()).isEqualTo(3_000);
    }
}
