package dev.roost.gui.restore;

/** One photo in the list: its name, where it was seen, how big it is and how it stands. */
public record PhotoLine(String id, String name, String path, String size, String state) {}
