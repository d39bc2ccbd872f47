package dev.roost.gui.restore;

/**
 * A photo in the list, as it is read there.
 *
 * @param folder the folders above it
 * @param taken the day on which it was taken; empty if nobody knows
 */
public record PhotoLine(String id, String name, String folder, String taken, String size, String state) {}
