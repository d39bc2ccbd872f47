package dev.roost.gui.trash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.PaperNode;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.photos.AlbumState;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.TrashRequest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The trash, without a window. */
class TrashPresenterTest {
    private final PaperNode node = new PaperNode(Samples.member(0, 0, 60, 0, List.of(Samples.laptop())));
    private final PaperAlbum album = new PaperAlbum(60);
    private final TrashPresenter trash =
            new TrashPresenter(node, new Background(Runnable::run, Runnable::run), Texts.in(Locale.GERMAN));

    private AlbumState now() {
        return trash.album().shown().get();
    }

    @Test
    void onlyWhatIsInTheTrashIsShownAndItGoesBack() {
        node.album = album;
        List<String> two = List.of(album.tile(3).id(), album.tile(40).id());
        album.trash(new TrashRequest(two));
        trash.album().open();
        assertThat(now().count()).isEqualTo("2 Fotos");
        trash.putBack(List.of(album.tile(3).id()));
        assertThat(now().note()).isEqualTo("Ein Foto ist wieder in der Zeitleiste.");
        assertThat(now().undo()).isFalse();
        assertThat(now().count()).isEqualTo("1 Foto");
        trash.putBack(List.of(album.tile(40).id()));
        assertThat(now().sentence()).isEqualTo("Der Papierkorb ist leer.");
        assertThat(album.trashed()).isEmpty();
    }
}
