package dev.roost.gui.photos;

/**
 * What a screen with a grid of photos shows around it.
 *
 * @param count how many photos there are, in words
 * @param sentence why no photo is shown, or empty
 * @param chosen how many photos are chosen
 * @param note what was just done, or why it was not; or empty
 * @param undo whether that can be taken back
 */
public record AlbumState(Stage stage, String count, String sentence, int chosen, String note, boolean undo) {
    /** What there is to see. */
    public enum Stage {
        LOADING,
        UNREADABLE,
        EMPTY,
        NOT_FOUND,
        THERE
    }

    static Stage stage(Listing listing) {
        if (!listing.known()) {
            return Stage.LOADING;
        }
        if (listing.trouble().isPresent()) {
            return Stage.UNREADABLE;
        }
        if (listing.months().photos() > 0) {
            return Stage.THERE;
        }
        boolean all = listing.query().since().isEmpty()
                && listing.query().until().isEmpty()
                && listing.query().words().isEmpty();
        return all ? Stage.EMPTY : Stage.NOT_FOUND;
    }
}
