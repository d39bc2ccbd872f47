package dev.roost.gui.restore;

import dev.roost.gui.work.Activity;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What Restore shows.
 *
 * @param photos those that the search leaves
 * @param all how many there are
 * @param chosen how many of them are chosen
 * @param sentence what is going on, or how it ended
 * @param timeTrouble why the days do not narrow the list, or empty
 * @param albums the folders that photos lie in, by name
 * @param folder where photos are being brought, or were
 * @param notes files that are there under another name, or could not be brought back
 */
public record RestoreState(
        Stage stage,
        List<PhotoLine> photos,
        int all,
        int chosen,
        Optional<Activity> activity,
        String sentence,
        String timeTrouble,
        List<String> albums,
        Optional<URI> folder,
        List<String> notes) {
    /** The steps, in their order. */
    public enum Stage {
        LOADING,
        UNREADABLE,
        CHOOSING,
        RUNNING,
        DONE
    }
}
