package dev.roost.gui.photos;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.TrashReport;
import dev.roost.node.api.TrashRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The photos of one screen: which there are, which are chosen, and what was done with them. It looks again when the
 * node's numbers change while it is open. Used by the window's thread.
 */
public final class Album {
    /** More ids than these do not fit into one request. */
    private static final int TOGETHER_MAX = 5_000;

    private final PhotoControl node;
    private final Background background;
    private final Texts texts;
    private final PhotoTexts said;
    private final String name;
    private final Catalogue catalogue;
    private final Chosen chosen = new Chosen();
    private final Shown<AlbumState> shown;
    private Optional<Numbers> numbers = Optional.empty();
    private Optional<Numbers> loaded = Optional.empty();
    private boolean open;
    private String note = "";
    private boolean undo;

    /**
     * Begins with nothing known.
     *
     * @param name the first part of its sentences' keys
     */
    public Album(PhotoControl node, Background background, Texts texts, String name, PhotoQuery query) {
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.said = new PhotoTexts(texts);
        this.name = name;
        this.catalogue = new Catalogue(node, background, query);
        this.shown = new Shown<>(state());
        catalogue.shown().follow(listing -> refresh());
        chosen.follow(this::refresh);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Chosen chosen() {
        return chosen;
    }

    public Shown<AlbumState> shown() {
        return shown;
    }

    /** Somebody looks at it from now on. */
    public void open() {
        open = true;
        load();
    }

    /** Nobody looks at it any more. */
    public void leave() {
        open = false;
        say("", false);
    }

    /** Takes in how things stand now. */
    public void show(StatusReport status) {
        numbers = Optional.of(Numbers.of(status));
        if (open && !numbers.equals(loaded)) {
            load();
        } else if (open) {
            catalogue.retry();
        }
    }

    /** Chooses all between two places, both included. */
    public void chooseRange(long from, long to) {
        catalogue.ids(Math.min(from, to), Math.max(from, to), chosen::add, this::failed);
    }

    /** What a key means: what is chosen, or the one in this place if nothing is. */
    public List<String> meant(long place) {
        return chosen.count() > 0
                ? chosen.ids()
                : catalogue.tile(place).map(tile -> List.of(tile.id())).orElse(List.of());
    }

    /** Moves photos to the trash. */
    public void trash(List<String> ids, LongConsumer done) {
        move(ids, node::trash, done);
    }

    /** Moves photos out of the trash. */
    public void putBack(List<String> ids, LongConsumer done) {
        move(ids, node::untrash, done);
    }

    /** Says what was done, and whether it can be taken back. */
    public void say(String sentence, boolean canUndo) {
        note = sentence;
        undo = canUndo;
        refresh();
    }

    /** A command on photos. */
    private interface Move {
        TrashReport run(TrashRequest request) throws NodeException;
    }

    private void move(List<String> ids, Move move, LongConsumer done) {
        if (ids.isEmpty()) {
            return;
        }
        background.run(
                () -> {
                    long moved = 0;
                    for (int from = 0; from < ids.size(); from += TOGETHER_MAX) {
                        List<String> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER_MAX));
                        moved += move.run(new TrashRequest(some)).photos();
                    }
                    return moved;
                },
                moved -> {
                    chosen.clear();
                    done.accept(moved);
                    load();
                },
                this::failed);
    }

    private void failed(NodeException e) {
        say(new NodeTexts(texts).of(e), false);
        load();
    }

    private void load() {
        loaded = numbers;
        catalogue.renew();
    }

    private void refresh() {
        shown.show(state());
    }

    private AlbumState state() {
        Listing listing = catalogue.shown().get();
        AlbumState.Stage stage = AlbumState.stage(listing);
        String count =
                stage == AlbumState.Stage.THERE ? said.photos(listing.months().photos()) : "";
        return new AlbumState(stage, count, sentence(stage, listing), chosen.count(), note, undo);
    }

    private String sentence(AlbumState.Stage stage, Listing listing) {
        return switch (stage) {
            case THERE -> "";
            case UNREADABLE -> listing.trouble().map(new NodeTexts(texts)::of).orElse("");
            case LOADING, EMPTY, NOT_FOUND ->
                texts.of(name + stage.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }
}
