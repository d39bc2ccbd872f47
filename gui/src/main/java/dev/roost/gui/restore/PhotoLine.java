package dev.roost.gui.restore;

/** One photo in the list: its name, the folder in which it was seen, how big it is and how it stands. */
public record PhotoLine(String id, String name, String folder, String size, String state) {}
