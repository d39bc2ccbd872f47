package dev.roost.storage.rocks;

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
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/** The chunks of one library in RocksDB. Safe for use by many threads. */
final class RocksChunkStore implements ChunkStore {
    private final Engine engine;
    private final Intake intake;
    private final Books books;
    private final Rescue rescue;

    RocksChunkStore(Engine engine, Intake intake, Books books, Rescue rescue) {
        this.engine = engine;
        this.intake = intake;
        this.books = books;
        this.rescue = rescue;
    }

    @Override
    public void put(SealedChunk chunk) throws IOException {
        intake.mend();
        // Looked up first without waiting for the books, which a commit may be writing.
        if (!books.holds(chunk.id()) || !books.renew(chunk.id())) {
            intake.put(books, chunk);
        }
    }

    @Override
    public void commit() throws IOException {
        intake.commit();
    }

    @Override
    public Optional<SealedChunk> get(ChunkId id) throws IOException {
        return books.holds(id) ? Optional.of(read(id)) : Optional.empty();
    }

    @Override
    public boolean holds(ChunkId id) throws IOException {
        return books.holds(id);
    }

    @Override
    public Optional<ChunkFact> fact(ChunkId id) throws IOException {
        ChunkFact fact = books.row(id).fact();
        return fact.held() || fact.isNamed() ? Optional.of(fact) : Optional.empty();
    }

    @Override
    public void lease(Collection<ChunkId> ids) throws IOException {
        intake.mend();
        books.lease(ids);
    }

    @Override
    public void name(LogId log, long seq, ChunkList list, boolean taken) throws IOException {
        intake.mend();
        books.name(log, seq, list, taken);
    }

    @Override
    public List<ChunkId> lacking(Optional<ChunkId> after, int max) throws IOException {
        byte[] prefix = Layout.lackingHere(books.tag());
        byte[] from = after.map(id -> Layout.after(Layout.lackingHere(books.tag(), id)))
                .orElse(prefix);
        List<ChunkId> lacking = new ArrayList<>();
        engine.scan(Family.ELSEWHERE, prefix, from, row -> {
            if (lacking.size() < max) {
                lacking.add(Layout.chunkAtEnd(row.key()));
            }
            return lacking.size() < max;
        });
        return lacking;
    }

    @Override
    public void quarantine(ChunkId id) throws IOException {
        intake.mend();
        books.quarantine(id);
    }

    @Override
    public StoreCounts counts() {
        return books.counts();
    }

    @Override
    public ScrubStep scrub(long from, int max) throws IOException {
        intake.mend();
        List<Finding> findings = new ArrayList<>();
        long[] next = {from};
        boolean[] end = {true};
        byte[] prefix = Layout.ofLibrary(books.tag());
        engine.scan(Family.ARRIVALS, prefix, Layout.arrival(books.tag(), from), row -> {
            ArrivalRow arrival = ArrivalRow.read(row);
            end[0] = findings.size() < max;
            if (end[0]) {
                next[0] = arrival.number() + 1;
                if (arrival.came() && stands(arrival)) {
                    findings.add(find(arrival));
                }
            }
            return end[0];
        });
        books.reread(findings);
        return step(next[0], end[0], findings);
    }

    /** Whether the books agree with an arrival; another one may have taken its place since. */
    private boolean stands(ArrivalRow arrival) throws IOException {
        FactRow row = books.row(arrival.id());
        return row.fact().held() && row.arrival() == arrival.number();
    }

    private Finding find(ArrivalRow arrival) throws IOException {
        try {
            Optional<byte[]> bytes = bytes(arrival.id());
            if (bytes.isEmpty()) {
                return new Finding(arrival.id(), arrival.number(), Finding.State.MISSING, 0);
            }
            int size = SealedChunk.admit(arrival.id(), bytes.get()).size();
            return new Finding(arrival.id(), arrival.number(), Finding.State.RIGHT, size);
        } catch (DamagedChunkException e) {
            return new Finding(arrival.id(), arrival.number(), Finding.State.DAMAGED, 0);
        }
    }

    /** Writes a chunk anew that was read past RocksDB, if it is known here and cannot be read through it. */
    boolean takesBack(SealedChunk chunk) throws IOException {
        FactRow row = books.row(chunk.id());
        boolean wanted = row.damaged() || (row.fact().held() && !isReadable(chunk.id()));
        if (wanted) {
            intake.put(books, chunk);
        }
        return wanted;
    }

    private boolean isReadable(ChunkId id) throws IOException {
        try {
            return sealed(id).isPresent();
        } catch (DamagedChunkException e) {
            return false;
        }
    }

    private static ScrubStep step(long next, boolean end, List<Finding> findings) {
        List<ChunkId> damaged = new ArrayList<>();
        List<ChunkId> missing = new ArrayList<>();
        long bytes = 0;
        for (Finding finding : findings) {
            bytes += finding.size();
            switch (finding.state()) {
                case DAMAGED -> damaged.add(finding.id());
                case MISSING -> missing.add(finding.id());
                case RIGHT -> {}
            }
        }
        return new ScrubStep(next, end, findings.size() - missing.size(), bytes, damaged, missing);
    }

    private SealedChunk read(ChunkId id) throws IOException {
        byte[] bytes = bytes(id).orElseThrow(() -> new DamagedChunkException(id, "its bytes are gone"));
        return SealedChunk.admit(id, bytes);
    }

    /** The bytes under a name, unchecked, or empty if they are gone; what RocksDB refuses to read may be rescued. */
    private Optional<byte[]> bytes(ChunkId id) throws IOException {
        try {
            return sealed(id);
        } catch (DamagedChunkException e) {
            if (rescue.run()) {
                return sealed(id);
            }
            throw e;
        }
    }

    /** What RocksDB has under a name. */
    private Optional<byte[]> sealed(ChunkId id) throws IOException {
        return engine.read(database -> {
            try {
                return database.chunk(Layout.chunk(books.tag(), id));
            } catch (RocksDBException e) {
                return switch (RocksErrors.of(e)) {
                    case MISSING -> Optional.empty();
                    case DAMAGED -> throw new DamagedChunkException(id, String.valueOf(e.getMessage()));
                    case FULL, OTHER -> throw database.told(e);
                };
            }
        });
    }
}
