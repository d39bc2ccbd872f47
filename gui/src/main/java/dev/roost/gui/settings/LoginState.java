package dev.roost.gui.settings;

/**
 * Whether Roost starts at login.
 *
 * @param known whether the system said so; before that nothing can be chosen
 * @param sentence what went wrong, or empty
 */
public record LoginState(boolean known, boolean on, String sentence) {}
