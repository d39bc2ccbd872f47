package dev.roost.storage;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The sealed chunks of one library on this device, and what is known of each. Safe for use by many threads; writers
 * share one group commit.
 */
public interface ChunkStore extends ChunkReader {
    /**
     * Takes a chunk in. It is durable, and {@link #holds} says so, only after the next {@link #commit}; where very much
     * waits, a store may commit on its own. Putting a chunk that is held renews its lease and stores nothing; putting
     * one that is known to be damaged heals it.
     *
     * @throws StoreFullException if the disk's reserve is reached; nothing was taken
     */
    void put(SealedChunk chunk) throws IOException;

    /**
     * Returns when everything put before it is durable, whoever put it, and every lease and naming. Only after it may
     * anything be acknowledged. If it throws, nothing is acknowledged and nothing is lost: what was put still waits, and
     * a later commit that returns has made it durable.
     */
    void commit() throws IOException;

    /** Whether the chunk is durable here and not known to be damaged. */
    boolean holds(ChunkId id) throws IOException;

    /** What is known of a chunk that is held, or named by an entry, or both. */
    Optional<ChunkFact> fact(ChunkId id) throws IOException;

    /**
     * Renews the lease of chunks that are held: an acknowledgement promises to keep them a while. Visible at once,
     * durable with the next {@link #commit}.
     */
    void lease(Collection<ChunkId> ids) throws IOException;

    /**
     * Notes that an entry names the chunks of a list. A chunk that is taken and not held is lacking from then on, until
     * it is put. Naming again changes nothing, save that a chunk once taken stays taken. Visible at once, durable with
     * the next {@link #commit}.
     *
     * @param taken whether this device means to hold the chunks of this list
     */
    void name(LogId log, long seq, ChunkList list, boolean taken) throws IOException;

    /** Chunks that are named, taken and not held, ascending by id: at most {@code max} after {@code after}. */
    List<ChunkId> lacking(Optional<ChunkId> after, int max) throws IOException;

    /**
     * Declares a held chunk damaged, after a read that found it so: it is no longer held, and lacking if named. What is
     * not held is left as it is.
     */
    void quarantine(ChunkId id) throws IOException;

    /** As of the newest change, without counting anew. */
    StoreCounts counts();

    /**
     * Re-reads and re-hashes chunks in order of arrival, and quarantines those that are damaged or gone.
     *
     * @param from arrival number to begin at, 0 for the first
     * @param max how many to read at most
     */
    ScrubStep scrub(long from, int max) throws IOException;
}
