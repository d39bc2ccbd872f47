package dev.roost.gui.restore;

import dev.roost.gui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** One album among those that there are, or all of them. Used by the toolkit's thread. */
final class AlbumChoice {
    private static final double WIDTH = 200;

    private final ComboBox<Optional<String>> box = new ComboBox<>();
    private List<String> shown = List.of();

    /**
     * Begins with all of them.
     *
     * @param chosen hears which one, or none for all
     */
    AlbumChoice(Texts texts, Consumer<Optional<String>> chosen) {
        box.setId("restore-album");
        box.setAccessibleText(texts.of("restore.album"));
        box.setPrefWidth(WIDTH);
        box.setMinWidth(WIDTH);
        box.setConverter(new Name(texts.of("restore.albums.all")));
        box.getItems().setAll(List.of(Optional.empty()));
        box.setValue(Optional.empty());
        box.valueProperty().addListener((value, before, now) -> {
            if (now != null) {
                chosen.accept(now);
            }
        });
    }

    ComboBox<Optional<String>> node() {
        return box;
    }

    /** Offers these; the one that is chosen stays so while it is among them. */
    void show(List<String> albums) {
        if (albums.equals(shown)) {
            return;
        }
        shown = albums;
        Optional<String> now = box.getValue();
        box.getItems().removeIf(Optional::isPresent);
        albums.forEach(album -> box.getItems().add(Optional.of(album)));
        box.setValue(now.filter(albums::contains));
    }

    /** How an album is written. */
    private static final class Name extends StringConverter<Optional<String>> {
        private final String all;

        Name(String all) {
            this.all = all;
        }

        @Override
        public String toString(Optional<String> album) {
            return album.orElse(all);
        }

        @Override
        public Optional<String> fromString(String text) {
            return Optional.of(text).filter(name -> !name.equals(all));
        }
    }
}
