package dev.roost.gui.app;

/** A small picture at the edge of the screen that stands for a window which is put away. Used by the toolkit's thread. */
public interface Tray {
    /** Shows the picture; both deeds are done in the toolkit's thread. */
    void show(Runnable open, Runnable stop);

    /** Takes it away again. */
    void hide();
}
