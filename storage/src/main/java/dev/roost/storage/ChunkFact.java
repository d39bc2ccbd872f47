package dev.roost.storage;

import dev.roost.proto.model.LogId;
import java.util.List;

/**
 * What the store knows of one chunk without reading it.
 *
 * @param held durable here and not known to be damaged
 * @param type code of its chunk type, from its list or its header
 * @param size sealed bytes, 0 while it was never held
 * @param placement of the photo that it belongs to; the smallest where lists differ
 * @param hashedAt running second at which it was last read and found right, 0 if never
 * @param leasedUntil running second up to which an acknowledgement promised to keep it, 0 if none
 * @param naming entries that name it
 */
public record ChunkFact(
        boolean held,
        boolean taken,
        int type,
        int size,
        int placement,
        long hashedAt,
        long leasedUntil,
        List<Naming> naming) {
    /** One entry that names a chunk. */
    public record Naming(LogId log, long seq) {}

    public ChunkFact {
        naming = List.copyOf(naming);
    }
}
