package dev.roost.storage;

/**
 * Seconds that this home's node has run, over all its starts: spans that guard data are counted in it, because no
 * promise leans on a wall clock.
 */
@FunctionalInterface
public interface RunningTime {
    /** Never less than it said before. */
    long seconds();
}
