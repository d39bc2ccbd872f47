package dev.roost.node.replica;

import dev.roost.proto.model.ChunkId;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps asking for what this device should hold and lacks: what logs name and it takes, and what a scrub found damaged.
 * What it can seal again from its own originals it asks of nobody. It walks the lacking chunks page by page; those that nobody had are tried again when a device comes or has more.
 * Confined to the node thread.
 */
final class Fetcher {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final int PAGE = 1_024;
    private static final int WANTED_LOW = 256;

    private final Replicator replicator;
    private final ChunkStore store;
    private final SelfHealing healing;
    private Optional<ChunkId> cursor = Optional.empty();
    private boolean again = true;
    private boolean loading;
    private boolean atEnd;

    Fetcher(Replicator replicator, Replica replica) {
        this.replicator = replicator;
        this.store = replica.library().store().chunks();
        this.healing = new SelfHealing(store, replica.offered());
    }

    /** There may be more to fetch, or somebody new to fetch it from: begins at the first again. */
    void wake() {
        again = true;
        consider();
    }

    /** Loads the next page if few wishes are open. */
    void consider() {
        if (again && atEnd) {
            again = false;
            atEnd = false;
            cursor = Optional.empty();
        }
        boolean few = replicator.chunks.requests().size() < WANTED_LOW;
        if (loading || atEnd || !few || replicator.sessions().isEmpty()) {
            return;
        }
        loading = true;
        Optional<ChunkId> after = cursor;
        replicator.threads.workers().execute(() -> load(after));
    }

    private void load(Optional<ChunkId> after) {
        List<ChunkId> page = List.of();
        List<ChunkId> wanted = List.of();
        try {
            if (replicator.roomBytes() > 0) {
                page = store.lacking(after, PAGE);
                wanted = healing.heal(page);
            }
        } catch (IOException e) {
            LOG.warn("what is lacking could not be listed: {}", e.getMessage());
        } finally {
            List<ChunkId> found = page;
            List<ChunkId> rest = wanted;
            replicator.threads.node().execute(() -> loaded(found, rest));
        }
    }

    private void loaded(List<ChunkId> page, List<ChunkId> wanted) {
        loading = false;
        atEnd = page.size() < PAGE;
        cursor = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
        replicator.chunks.requests().wantStored(wanted);
        if (wanted.size() < page.size()) {
            replicator.receipts.due();
        }
        consider();
    }
}
