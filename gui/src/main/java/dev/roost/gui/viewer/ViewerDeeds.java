package dev.roost.gui.viewer;

/** What a person can do with the photo that they look at. */
public interface ViewerDeeds {
    /** Brings it out into a folder. */
    void restore(String id);

    /** Moves it to the trash, or out of it. */
    void remove(String id);

    /** Is told where one looks, and {@code false} when one looks no more. */
    void looking(long place, boolean open);
}
