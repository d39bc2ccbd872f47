package dev.roost.gui.settings;

/** Light or dark. */
public enum Look {
    SYSTEM,
    LIGHT,
    DARK
}
