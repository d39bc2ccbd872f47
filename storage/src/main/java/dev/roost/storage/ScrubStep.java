package dev.roost.storage;

import dev.roost.proto.model.ChunkId;
import java.util.List;

/**
 * What one step of a scrub found.
 *
 * @param next arrival number to go on from
 * @param end whether the step reached the newest arrival
 * @param chunks objects that were read, right or wrong; those that are missing are not among them
 * @param bytes sealed bytes of those that were right
 * @param damaged there, but wrong or unreadable
 * @param missing held by the books, and not there
 */
public record ScrubStep(long next, boolean end, int chunks, long bytes, List<ChunkId> damaged, List<ChunkId> missing) {
    public ScrubStep {
        damaged = List.copyOf(damaged);
        missing = List.copyOf(missing);
    }
}
