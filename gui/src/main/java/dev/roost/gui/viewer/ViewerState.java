package dev.roost.gui.viewer;

import java.util.Optional;

/**
 * What the viewer shows.
 *
 * @param open whether it is seen at all
 * @param place of the photo among all
 * @param id of the photo; empty while it is not known which it is
 * @param position which of how many it is, in words
 * @param picture whether there is a picture of it
 * @param facts what is known of it, once that has come
 * @param trouble why that does not come, or empty
 */
public record ViewerState(
        boolean open,
        long place,
        String id,
        String name,
        String position,
        boolean picture,
        Optional<PhotoFacts> facts,
        String trouble) {
    /** Nothing, after one looked at this place. */
    static ViewerState closed(long place) {
        return new ViewerState(false, place, "", "", "", false, Optional.empty(), "");
    }

    ViewerState known(PhotoFacts more) {
        return new ViewerState(open, place, id, name, position, picture, Optional.of(more), "");
    }

    ViewerState troubled(String why) {
        return new ViewerState(open, place, id, name, position, picture, facts, why);
    }
}
