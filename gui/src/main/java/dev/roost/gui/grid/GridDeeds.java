package dev.roost.gui.grid;

/** What a person can do with the photos of a grid. */
public interface GridDeeds {
    /** Looks at one. */
    void open(long place);

    /** Chooses all between two places, both included. */
    void chooseRange(long from, long to);

    /** Removes what is chosen, or the one in this place if nothing is. */
    void remove(long place);
}
