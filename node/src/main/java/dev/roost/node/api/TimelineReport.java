package dev.roost.node.api;

import java.util.List;

/** How many photos there are, and in which months, those taken last first; those without a time come at the end. */
public record TimelineReport(long photos, List<Month> months) {
    /**
     * A month with photos.
     *
     * @param month such as {@code 2024-07}; empty for photos of which nobody knows when they were taken
     */
    public record Month(String month, long photos) {}
}
