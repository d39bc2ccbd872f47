package dev.roost.node.api;

/**
 * A library's photos, in the order in which they were taken: counted by month, seen a piece at a time, never all at
 * once. Every command blocks until it is done. Safe for use by many threads.
 */
public interface PhotoControl {
    /** How many photos match, by month. */
    TimelineReport timeline(PhotoQuery query) throws NodeException;

    /** Some photos of one month, those taken last first. */
    PageReport page(PageRequest request) throws NodeException;

    /**
     * All that is known of one photo.
     *
     * @param id an id, whole or its first digits
     */
    DetailsReport photo(String id) throws NodeException;

    /** A photo's thumbnail. */
    PictureReport picture(PictureRequest request) throws NodeException;

    /** Puts photos into the trash, for every device of the library. */
    TrashReport trash(TrashRequest request) throws NodeException;

    /** Takes photos out of the trash again. */
    TrashReport untrash(TrashRequest request) throws NodeException;
}
