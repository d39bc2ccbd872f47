package dev.roost.gui.work;

/**
 * Something that goes on.
 *
 * @param what its name, such as "Keeping photos"
 * @param amount how much is done and how fast, or empty
 * @param left how long it still takes, or empty
 * @param share how much of it is done, from 0 to 1; negative while nobody knows
 */
public record Activity(String what, String amount, String left, double share) {}
