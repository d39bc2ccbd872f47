package dev.roost.node.api;

import java.util.List;

/**
 * What was brought out.
 *
 * @param present resources that already lay there, byte for byte, and were left alone
 * @param renamed where a file went that could not have its own name
 */
public record RestoreReport(
        long photos,
        long resources,
        long bytes,
        long present,
        List<Renamed> renamed,
        List<FailedFile> failed,
        double seconds) {
    /** A file under another name than its own. */
    public record Renamed(String name, String as) {}
}
