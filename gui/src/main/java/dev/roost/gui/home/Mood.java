package dev.roost.gui.home;

/** How worried one should be. */
public enum Mood {
    /** Nothing is known yet. */
    LOOKING,
    /** All is well. */
    SAFE,
    /** Not all is well, and it is being seen to. */
    WORKING,
    /** Somebody should do something, without haste. */
    CARE,
    /** Something may be lost. */
    RISK
}
