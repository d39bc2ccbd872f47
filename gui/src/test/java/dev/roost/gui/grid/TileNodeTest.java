package dev.roost.gui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.gui.kit.PaperAlbum;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.text.Texts;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** One tile, used for one photo after another. */
class TileNodeTest {
    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aTileThatIsUsedAgainForgetsThatItsPhotoWasChosen() throws Exception {
        Screen.onToolkit(() -> {
            TileNode tile = new TileNode(new PhotoTexts(Texts.in(Locale.ENGLISH)));
            tile.show(3, Optional.of(PaperAlbum.tile(3, Optional.empty())));
            tile.mark(true, true, true);
            assertThat(tile.looksChosen()).isTrue();
            tile.clear();
            tile.show(4, Optional.of(PaperAlbum.tile(4, Optional.empty())));
            tile.mark(false, false, true);
            assertThat(tile.looksChosen()).isFalse();
            return true;
        });
    }
}
