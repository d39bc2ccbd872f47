package dev.roost.node.api;

import java.util.List;

/**
 * What re-reading everything found.
 *
 * @param chunks sealed chunks that were read
 * @param bytes their bytes
 * @param damaged there, and wrong
 * @param missing not there, and should be
 * @param healed of those two, brought back from another device
 * @param unhealed of those two, not brought back
 * @param originals files kept in place that were re-read
 * @param originalsDamaged those whose bytes changed although nobody wrote to them
 */
public record VerifyReport(
        long chunks,
        long bytes,
        long damaged,
        long missing,
        long healed,
        long unhealed,
        long originals,
        List<FailedFile> originalsDamaged,
        double seconds) {}
