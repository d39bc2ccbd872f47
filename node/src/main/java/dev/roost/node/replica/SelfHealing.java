package dev.roost.node.replica;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back into this device's store what it lacks and can make itself: sealed again from an original that nobody
 * touched. It needs nobody else. Safe for use by many threads.
 */
public final class SelfHealing {
    private static final Logger LOG = LoggerFactory.getLogger(SelfHealing.class);
    private static final int PAGE = 1_024;

    private final ChunkStore store;
    private final ChunkReader own;

    /**
     * Prepares healing.
     *
     * @param own gives every chunk that this device can make
     */
    public SelfHealing(ChunkStore store, ChunkReader own) {
        this.store = store;
        this.own = own;
    }

    /** Heals all that is lacking and can be made here; returns how many chunks that were. */
    public int healAll() throws IOException {
        int healed = 0;
        Optional<ChunkId> cursor = Optional.empty();
        List<ChunkId> page;
        do {
            page = store.lacking(cursor, PAGE);
            healed += page.size() - heal(page).size();
            cursor = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
        } while (page.size() == PAGE);
        return healed;
    }

    /** Heals what can be made here; returns the rest, in the same order. What is healed is durable then. */
    List<ChunkId> heal(List<ChunkId> lacking) throws IOException {
        List<ChunkId> rest = new ArrayList<>();
        for (ChunkId id : lacking) {
            if (!heal(id)) {
                rest.add(id);
            }
        }
        if (rest.size() < lacking.size()) {
            store.commit();
            LOG.info("{} chunks were sealed again from originals", lacking.size() - rest.size());
        }
        return rest;
    }

    private boolean heal(ChunkId id) throws IOException {
        Optional<SealedChunk> chunk = own.get(id);
        if (chunk.isEmpty()) {
            return false;
        }
        try {
            store.put(chunk.get());
            return true;
        } catch (StoreFullException e) {
            return false;
        }
    }
}
