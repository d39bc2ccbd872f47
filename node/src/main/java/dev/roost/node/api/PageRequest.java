package dev.roost.node.api;

/**
 * A piece of a month.
 *
 * @param month as in {@link TimelineReport.Month}
 * @param from photos to pass over
 * @param count photos wanted, at most 1,000
 */
public record PageRequest(PhotoQuery query, String month, long from, int count) {}
