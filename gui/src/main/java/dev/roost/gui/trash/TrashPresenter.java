package dev.roost.gui.trash;

import dev.roost.gui.photos.Album;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PhotoQuery;
import java.util.List;
import java.util.Optional;

/** The photos in the trash, and the way back. Used by the window's thread. */
public final class TrashPresenter {
    private final Texts texts;
    private final Album album;

    public TrashPresenter(PhotoControl node, Background background, Texts texts) {
        this.texts = texts;
        PhotoQuery inTrash = new PhotoQuery(Optional.empty(), Optional.empty(), "", true);
        this.album = new Album(node, background, texts, "trash.", inTrash);
    }

    public Album album() {
        return album;
    }

    /** Takes photos out of the trash, and says so. */
    public void putBack(List<String> ids) {
        album.putBack(ids, moved -> album.say(texts.of("trash.done", moved), false));
    }

    /** The sentence about what was done has been read. */
    public void noted() {
        album.say("", false);
    }
}
