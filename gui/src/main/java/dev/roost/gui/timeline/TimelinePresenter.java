package dev.roost.gui.timeline;

import dev.roost.gui.photos.Album;
import dev.roost.gui.photos.Search;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PhotoQuery;
import java.util.List;

/** All photos in time: searched, chosen, moved to the trash. Used by the window's thread. */
public final class TimelinePresenter {
    private final Texts texts;
    private final Search search;
    private final Album album;
    private List<String> trashed = List.of();

    public TimelinePresenter(PhotoControl node, Background background, Texts texts) {
        this.texts = texts;
        this.search = new Search(texts.locale());
        this.album = new Album(node, background, texts, "timeline.", PhotoQuery.ALL);
    }

    public Album album() {
        return album;
    }

    /**
     * Shows only photos that match what was typed: words, and days among them. None is chosen any more, for nobody
     * should move photos to the trash that they do not see.
     */
    public void search(String typed) {
        album.chosen().clear();
        noted();
        album.catalogue().show(search.query(typed));
    }

    /** Moves photos to the trash, and says so. */
    public void trash(List<String> ids) {
        album.trash(ids, moved -> {
            trashed = ids;
            album.say(texts.of("timeline.trashed", moved), true);
        });
    }

    /** Brings back what was moved last. */
    public void undo() {
        List<String> ids = trashed;
        trashed = List.of();
        album.putBack(ids, moved -> album.say(texts.of("timeline.undone", moved), false));
    }

    /** The sentence about what was done has been read. */
    public void noted() {
        album.say("", false);
    }
}
