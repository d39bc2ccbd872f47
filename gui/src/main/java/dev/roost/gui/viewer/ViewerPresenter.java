package dev.roost.gui.viewer;

import dev.roost.gui.photos.Catalogue;
import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.PageReport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One photo after another, and what is known of each. Used by the window's thread. */
public final class ViewerPresenter {
    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final Catalogue catalogue;
    private final Consumer<URI> opener;
    private final Shown<ViewerState> shown = new Shown<>(ViewerState.closed(0));
    private boolean leaving;

    /**
     * Looks at a catalogue's photos.
     *
     * @param opener has a file opened by the program that people use for it; may block
     */
    public ViewerPresenter(
            NodeControl node, Background background, Texts texts, Catalogue catalogue, Consumer<URI> opener) {
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.catalogue = catalogue;
        this.opener = opener;
        catalogue.follow(this::settle);
    }

    public Shown<ViewerState> shown() {
        return shown;
    }

    /** Shows the photo in this place. */
    public void open(long place) {
        leaving = false;
        if (place >= 0 && place < catalogue.photos()) {
            shown.show(state(place, catalogue.tile(place)));
            ask();
        }
    }

    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    public void close() {
        shown.show(ViewerState.closed(shown.get().place()));
    }

    /** The photo is about to go: the next one is shown once it is gone. */
    public void leaveThis() {
        leaving = true;
    }

    /** Has the original opened by another program. */
    public void openOriginal() {
        shown.get()
                .facts()
                .flatMap(PhotoFacts::original)
                .ifPresent(file -> background.run(
                        () -> {
                            opener.accept(file);
                            return true;
                        },
                        done -> {},
                        e -> shown.show(shown.get().troubled(texts.of("photo.open.failed")))));
    }

    /** The ids of the photos to either side, the next one first. */
    List<String> beside() {
        List<String> ids = new ArrayList<>();
        long place = shown.get().place();
        for (long one : new long[] {place + 1, place - 1}) {
            catalogue.tile(one).filter(PageReport.Tile::picture).ifPresent(tile -> ids.add(tile.id()));
        }
        return ids;
    }

    private void step(int by) {
        if (shown.get().open()) {
            open(shown.get().place() + by);
        }
    }

    /** The catalogue knows more, or its photos have moved. */
    private void settle() {
        ViewerState now = shown.get();
        if (!now.open()) {
            return;
        }
        Optional<PageReport.Tile> there = catalogue.tile(now.place());
        if (there.filter(tile -> tile.id().equals(now.id())).isPresent()) {
            return;
        }
        Optional<Long> moved = now.id().isEmpty() ? Optional.empty() : catalogue.find(now.id(), now.place());
        if (moved.isPresent()) {
            shown.show(renumbered(now, moved.get()));
        } else if (catalogue.photos() == 0) {
            close();
        } else if (leaving || now.id().isEmpty()) {
            open(Math.min(now.place(), catalogue.photos() - 1));
        }
    }

    private ViewerState renumbered(ViewerState now, long place) {
        return new ViewerState(
                true, place, now.id(), now.name(), position(place), now.picture(), now.facts(), now.trouble());
    }

    private ViewerState state(long place, Optional<PageReport.Tile> tile) {
        return new ViewerState(
                true,
                place,
                tile.map(PageReport.Tile::id).orElse(""),
                tile.map(PhotoTexts::name).orElse(""),
                position(place),
                tile.map(PageReport.Tile::picture).orElse(false),
                Optional.empty(),
                "");
    }

    private String position(long place) {
        return texts.of("viewer.position", place + 1, catalogue.photos());
    }

    private void ask() {
        String id = shown.get().id();
        if (id.isEmpty()) {
            return;
        }
        background.run(
                () -> PhotoFacts.of(node.photo(id), node.device().id(), texts),
                facts -> {
                    if (shown.get().open() && shown.get().id().equals(id)) {
                        shown.show(shown.get().known(facts));
                    }
                },
                e -> {
                    if (shown.get().open() && shown.get().id().equals(id)) {
                        shown.show(shown.get().troubled(new NodeTexts(texts).of(e)));
                    }
                });
    }
}
