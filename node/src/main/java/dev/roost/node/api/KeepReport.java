package dev.roost.node.api;

import java.util.List;

/**
 * What keeping found and did.
 *
 * @param photos photos seen in the folders
 * @param resources files behind them
 * @param bytes their plain bytes
 * @param unchanged files that were kept before and are as they were
 * @param newBytes plain bytes of chunks that the library did not have
 * @param storedBytes sealed bytes that were added to this device's own store
 * @param pending photos of this device that no other device has taken yet
 * @param failed files that could not be kept, and those of which something was lost before it was
 * @param skipped links, pipes and the like, which are never followed or kept
 */
public record KeepReport(
        long photos,
        long resources,
        long bytes,
        long unchanged,
        long newBytes,
        long storedBytes,
        long pending,
        List<FailedFile> failed,
        List<FailedFile> skipped,
        double seconds) {}
