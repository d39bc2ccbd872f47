package dev.roost.storage.memory;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkFact;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.ScrubStep;
import dev.roost.storage.StoreCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Chunks on the heap. Safe for use by many threads. */
final class MemoryChunkStore implements ChunkStore {
    private record Waiting(SealedChunk chunk, long hashedAt) {}

    private final MemoryStorage storage;
    private final Map<ChunkId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<ChunkId, byte[]> sealed = new HashMap<>();
    private final Map<ChunkId, ChunkFact> facts = new HashMap<>();
    private final TreeMap<Long, ChunkId> arrivals = new TreeMap<>();
    private final Map<ChunkId, Long> numbers = new HashMap<>();
    private final NavigableSet<ChunkId> lacking = new TreeSet<>();
    private StoreCounts counts = StoreCounts.NONE;
    private long nextArrival = 1;

    MemoryChunkStore(MemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public synchronized void put(SealedChunk chunk) throws IOException {
        if (holds(chunk.id())) {
            lease(List.of(chunk.id()));
        } else if (!waiting.containsKey(chunk.id())) {
            storage.take(chunk.size());
            waiting.put(chunk.id(), new Waiting(chunk, storage.now()));
        }
    }

    @Override
    public synchronized void commit() {
        storage.ensureOpen();
        for (Waiting one : waiting.values()) {
            ChunkId id = one.chunk().id();
            sealed.put(id, one.chunk().bytes());
            arrivals.put(nextArrival, id);
            numbers.put(id, nextArrival++);
            change(id, factOf(id).arrived(one.chunk().typeCode(), one.chunk().size(), one.hashedAt()));
        }
        waiting.clear();
    }

    @Override
    public synchronized Optional<SealedChunk> get(ChunkId id) throws IOException {
        if (!holds(id)) {
            return Optional.empty();
        }
        byte[] bytes = sealed.get(id);
        if (bytes == null) {
            throw new DamagedChunkException(id, "its bytes are gone");
        }
        return Optional.of(SealedChunk.admit(id, bytes));
    }

    @Override
    public synchronized boolean holds(ChunkId id) {
        storage.ensureOpen();
        return factOf(id).held();
    }

    @Override
    public synchronized Optional<ChunkFact> fact(ChunkId id) {
        storage.ensureOpen();
        return Optional.of(factOf(id)).filter(fact -> fact.held() || fact.isNamed());
    }

    @Override
    public synchronized void lease(Collection<ChunkId> ids) {
        storage.ensureOpen();
        for (ChunkId id : ids) {
            if (factOf(id).held()) {
                change(id, factOf(id).leased(storage.now()));
            }
        }
    }

    @Override
    public synchronized void name(LogId log, long seq, ChunkList list, boolean taken) {
        storage.ensureOpen();
        ChunkFact.Naming by = new ChunkFact.Naming(log, seq);
        for (ChunkList.Row row : list.rows()) {
            change(row.id(), factOf(row.id()).named(by, list, row, taken));
        }
    }

    @Override
    public synchronized List<ChunkId> lacking(Optional<ChunkId> after, int max) {
        storage.ensureOpen();
        NavigableSet<ChunkId> rest = after.map(id -> lacking.tailSet(id, false)).orElse(lacking);
        return rest.stream().limit(max).toList();
    }

    @Override
    public synchronized void quarantine(ChunkId id) {
        storage.ensureOpen();
        if (factOf(id).held()) {
            arrivals.remove(numbers.remove(id));
            nextArrival++;
            change(id, factOf(id).lost());
        }
    }

    @Override
    public synchronized StoreCounts counts() {
        storage.ensureOpen();
        return counts;
    }

    @Override
    public synchronized ScrubStep scrub(long from, int max) throws IOException {
        storage.ensureOpen();
        List<ChunkId> damaged = new ArrayList<>();
        List<ChunkId> missing = new ArrayList<>();
        long next = from;
        int read = 0;
        long bytes = 0;
        Map<Long, ChunkId> rest = new TreeMap<>(arrivals.tailMap(from, true));
        for (Map.Entry<Long, ChunkId> arrival : rest.entrySet()) {
            if (read + missing.size() == max) {
                return new ScrubStep(next, false, read, bytes, damaged, missing);
            }
            ChunkId id = arrival.getValue();
            next = arrival.getKey() + 1;
            if (!sealed.containsKey(id)) {
                missing.add(id);
                quarantine(id);
                continue;
            }
            read++;
            try {
                bytes += get(id).orElseThrow().size();
                change(id, factOf(id).reread(storage.now()));
            } catch (DamagedChunkException e) {
                damaged.add(id);
                quarantine(id);
            }
        }
        return new ScrubStep(next, true, read, bytes, damaged, missing);
    }

    synchronized void rot(ChunkId id) {
        sealed.computeIfPresent(id, (same, bytes) -> {
            byte[] rotten = bytes.clone();
            rotten[rotten.length - 1] ^= 1;
            return rotten;
        });
    }

    synchronized void lose(ChunkId id) {
        sealed.remove(id);
    }

    private ChunkFact factOf(ChunkId id) {
        return facts.getOrDefault(id, ChunkFact.UNKNOWN);
    }

    private void change(ChunkId id, ChunkFact after) {
        counts = counts.moved(factOf(id), after);
        facts.put(id, after);
        if (after.isLacking()) {
            lacking.add(id);
        } else {
            lacking.remove(id);
        }
    }
}
