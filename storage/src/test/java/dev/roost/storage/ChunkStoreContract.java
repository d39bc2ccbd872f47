package dev.roost.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.ChunkHeader;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every chunk store promises. Longer than 300 lines, so that the whole contract stands in one place. */
public abstract class ChunkStoreContract {
    protected final Samples samples = new Samples(7);
    protected final TestTime time = new TestTime();
    protected final LibraryId library = samples.libraryId();
    private final LogId log = samples.logId();

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @SuppressWarnings("NullAway.Init")
    private ChunkStore store;

    protected abstract Storage open() throws IOException;

    /** Makes a held chunk's bytes wrong where they lie. */
    protected abstract void rot(Storage open, ChunkId id) throws IOException;

    @BeforeEach
    void begin() throws IOException {
        storage = open();
        store = storage.library(library).chunks();
    }

    @AfterEach
    void end() throws IOException {
        storage.close();
    }

    @Test
    void aChunkIsHeldOnlyAfterTheCommit() throws IOException {
        SealedChunk chunk = samples.chunk(5_000);

        store.put(chunk);
        assertThat(store.holds(chunk.id())).isFalse();
        assertThat(store.get(chunk.id())).isEmpty();
        assertThat(store.fact(chunk.id())).isEmpty();
        assertThat(store.counts()).isEqualTo(StoreCounts.NONE);

        store.commit();
        assertThat(store.holds(chunk.id())).isTrue();
        assertThat(store.get(chunk.id()).orElseThrow().bytes()).isEqualTo(chunk.bytes());
        assertThat(store.counts()).isEqualTo(new StoreCounts(1, chunk.size(), 1, 0, 0));
    }

    @Test
    void whatWasNeverPutIsNotThere() throws IOException {
        put(samples.chunk(1_000));
        ChunkId other = samples.chunkId();

        assertThat(store.get(other)).isEmpty();
        assertThat(store.holds(other)).isFalse();
        assertThat(store.fact(other)).isEmpty();
    }

    @Test
    void takesTheSmallestAndTheLargestChunk() throws IOException {
        SealedChunk smallest = samples.chunk(ChunkHeader.BYTES);
        SealedChunk largest = samples.chunk(1_049_684);

        put(smallest, largest);

        assertThat(store.get(smallest.id()).orElseThrow().bytes()).isEqualTo(smallest.bytes());
        assertThat(store.get(largest.id()).orElseThrow().bytes()).isEqualTo(largest.bytes());
    }

    @Test
    void knowsOfAnArrivalItsSizeItsTypeAndThatItWasJustHashed() throws IOException {
        SealedChunk list = samples.list(3).toChunk();
        time.pass(50);

        put(list);

        ChunkFact fact = store.fact(list.id()).orElseThrow();
        assertThat(fact.type()).isEqualTo(ChunkType.LIST.code());
        assertThat(fact.size()).isEqualTo(list.size());
        assertThat(fact.hashedAt()).isEqualTo(1_050);
        assertThat(fact.leasedUntil()).isEqualTo(1_050 + ChunkFact.LEASE_SECONDS);
        assertThat(fact.naming()).isEmpty();
        assertThat(store.counts()).isEqualTo(new StoreCounts(1, list.size(), 0, 0, 0));
    }

    @Test
    void aChunkPutTwiceBeforeTheCommitIsStoredOnce() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);

        put(chunk, chunk);

        assertThat(store.counts().heldChunks()).isEqualTo(1);
        assertThat(store.scrub(0, 10).chunks()).isEqualTo(1);
    }

    @Test
    void puttingAHeldChunkRenewsItsLeaseAndStoresNothing() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);
        put(chunk);
        time.pass(100);

        put(chunk);

        ChunkFact fact = store.fact(chunk.id()).orElseThrow();
        assertThat(fact.leasedUntil()).isEqualTo(1_100 + ChunkFact.LEASE_SECONDS);
        assertThat(fact.hashedAt()).isEqualTo(1_000);
        assertThat(store.counts()).isEqualTo(new StoreCounts(1, chunk.size(), 1, 0, 0));
        assertThat(store.scrub(0, 10).next()).isEqualTo(2);
    }

    @Test
    void aLeaseIsRenewedForHeldChunksOnly() throws IOException {
        SealedChunk held = samples.chunk(2_000);
        put(held);
        ChunkId other = samples.chunkId();
        time.pass(10);

        store.lease(List.of(held.id(), other, held.id()));
        store.commit();

        assertThat(store.fact(held.id()).orElseThrow().leasedUntil()).isEqualTo(1_010 + ChunkFact.LEASE_SECONDS);
        assertThat(store.fact(other)).isEmpty();
    }

    @Test
    void whatIsNamedAndTakenIsLackingUntilItIsPut() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);

        store.name(log, 3, list(ChunkType.PAYLOAD, 5, chunk.id()), true);
        assertThat(store.lacking(Optional.empty(), 10)).containsExactly(chunk.id());
        assertThat(store.counts()).isEqualTo(new StoreCounts(0, 0, 0, 1, 1));
        ChunkFact lacking = store.fact(chunk.id()).orElseThrow();
        assertThat(lacking)
                .isEqualTo(new ChunkFact(
                        false, true, ChunkType.PAYLOAD.code(), 0, 5, 0, 0, List.of(new ChunkFact.Naming(log, 3))));

        put(chunk);
        assertThat(store.lacking(Optional.empty(), 10)).isEmpty();
        assertThat(store.counts()).isEqualTo(new StoreCounts(1, chunk.size(), 1, 1, 0));
        assertThat(store.fact(chunk.id()).orElseThrow().naming()).containsExactly(new ChunkFact.Naming(log, 3));
    }

    @Test
    void whatIsNamedAndNotTakenIsNotLacking() throws IOException {
        ChunkId id = samples.chunkId();

        store.name(log, 1, list(ChunkType.PAYLOAD, 0, id), false);
        assertThat(store.lacking(Optional.empty(), 10)).isEmpty();
        assertThat(store.counts()).isEqualTo(new StoreCounts(0, 0, 0, 1, 0));

        store.name(log, 1, list(ChunkType.PAYLOAD, 0, id), true);
        assertThat(store.lacking(Optional.empty(), 10)).containsExactly(id);

        store.name(log, 2, list(ChunkType.PAYLOAD, 0, id), false);
        assertThat(store.lacking(Optional.empty(), 10)).containsExactly(id);
    }

    @Test
    void namingAgainChangesNothing() throws IOException {
        ChunkId id = samples.chunkId();
        store.name(log, 1, list(ChunkType.MANIFEST, 4, id), true);
        Optional<ChunkFact> before = store.fact(id);

        store.name(log, 1, list(ChunkType.MANIFEST, 4, id), true);

        assertThat(store.fact(id)).isEqualTo(before);
        assertThat(store.counts().namedChunks()).isEqualTo(1);
    }

    @Test
    void ofSeveralListsTheSmallestPlacementStands() throws IOException {
        ChunkId id = samples.chunkId();
        LogId other = samples.logId();

        store.name(log, 1, list(ChunkType.PAYLOAD, 200, id), true);
        store.name(other, 1, list(ChunkType.PAYLOAD, 9, id), true);
        store.name(log, 2, list(ChunkType.PAYLOAD, 100, id), true);

        ChunkFact fact = store.fact(id).orElseThrow();
        assertThat(fact.placement()).isEqualTo(9);
        assertThat(fact.naming())
                .containsExactly(
                        new ChunkFact.Naming(log, 1), new ChunkFact.Naming(other, 1), new ChunkFact.Naming(log, 2));
    }

    @Test
    void aChunkThatWasThereBeforeItWasNamedIsNeverLacking() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);
        put(chunk);

        store.name(log, 1, list(ChunkType.MANIFEST, 7, chunk.id()), true);

        assertThat(store.lacking(Optional.empty(), 10)).isEmpty();
        ChunkFact fact = store.fact(chunk.id()).orElseThrow();
        assertThat(fact.type()).as("the chunk's own word").isEqualTo(ChunkType.PAYLOAD.code());
        assertThat(fact.placement()).isEqualTo(7);
        assertThat(store.counts()).isEqualTo(new StoreCounts(1, chunk.size(), 1, 1, 0));
    }

    @Test
    void ofOneChunkNoMoreNamingsAreKeptThanTheLimit() throws IOException {
        ChunkId id = samples.chunkId();
        LogId other = samples.logId();
        store.name(other, 1, list(ChunkType.PAYLOAD, 0, id), true);

        for (int seq = 1; seq <= ChunkFact.NAMINGS_MAX; seq++) {
            store.name(log, seq, list(ChunkType.PAYLOAD, 0, id), true);
        }

        List<ChunkFact.Naming> naming = store.fact(id).orElseThrow().naming();
        assertThat(naming).hasSize(ChunkFact.NAMINGS_MAX);
        assertThat(naming.get(0)).as("the only one of its log").isEqualTo(new ChunkFact.Naming(other, 1));
        assertThat(naming.get(1)).as("the oldest made way").isEqualTo(new ChunkFact.Naming(log, 2));
    }

    @Test
    void showsWhatIsLackingInPagesAscending() throws IOException {
        List<ChunkId> ids = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            ids.add(samples.chunkId());
        }
        store.name(log, 1, list(ChunkType.PAYLOAD, 0, ids.toArray(new ChunkId[0])), true);
        List<ChunkId> sorted = ids.stream().sorted().toList();

        assertThat(store.lacking(Optional.empty(), 1_000)).isEqualTo(sorted);
        assertThat(store.lacking(Optional.of(sorted.get(299)), 300)).isEqualTo(sorted.subList(300, 600));
        assertThat(store.lacking(Optional.of(sorted.get(699)), 10)).isEmpty();
        assertThat(store.lacking(Optional.empty(), 0)).isEmpty();
    }

    @Test
    void aQuarantinedChunkIsNoLongerHeldAndLackingIfNamed() throws IOException {
        SealedChunk named = samples.chunk(2_000);
        SealedChunk unnamed = samples.chunk(2_000);
        put(named, unnamed);
        store.name(log, 1, list(ChunkType.PAYLOAD, 0, named.id()), false);

        store.quarantine(named.id());
        store.quarantine(unnamed.id());
        store.quarantine(samples.chunkId());

        assertThat(store.holds(named.id())).isFalse();
        assertThat(store.get(named.id())).isEmpty();
        assertThat(store.fact(unnamed.id())).isEmpty();
        assertThat(store.lacking(Optional.empty(), 10)).containsExactly(named.id());
        assertThat(store.counts()).isEqualTo(new StoreCounts(0, 0, 0, 1, 1));
    }

    @Test
    void puttingAQuarantinedChunkHealsIt() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);
        put(chunk);
        store.name(log, 1, list(ChunkType.PAYLOAD, 0, chunk.id()), true);
        rot(storage, chunk.id());
        store.quarantine(chunk.id());

        put(chunk);

        assertThat(store.holds(chunk.id())).isTrue();
        assertThat(store.get(chunk.id()).orElseThrow().bytes()).isEqualTo(chunk.bytes());
        assertThat(store.lacking(Optional.empty(), 10)).isEmpty();
        assertThat(store.counts()).isEqualTo(new StoreCounts(1, chunk.size(), 1, 1, 0));
    }

    @Test
    void neverGivesAwayWrongBytes() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);
        put(chunk);
        rot(storage, chunk.id());

        assertThatThrownBy(() -> store.get(chunk.id())).isInstanceOf(DamagedChunkException.class);
    }

    @Test
    void aScrubReadsEverythingInOrderOfArrivalStepByStep() throws IOException {
        List<SealedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            chunks.add(samples.chunk(1_000 + i));
            put(chunks.get(i));
        }
        time.pass(500);

        ScrubStep first = store.scrub(0, 2);
        assertThat(first).isEqualTo(new ScrubStep(3, false, 2, 2_001, List.of(), List.of()));
        ScrubStep second = store.scrub(first.next(), 2);
        assertThat(second).isEqualTo(new ScrubStep(5, false, 2, 2_005, List.of(), List.of()));
        assertThat(store.fact(chunks.get(3).id()).orElseThrow().hashedAt()).isEqualTo(1_500);
        assertThat(store.fact(chunks.get(4).id()).orElseThrow().hashedAt()).isEqualTo(1_000);
        ScrubStep third = store.scrub(second.next(), 2);
        assertThat(third).isEqualTo(new ScrubStep(6, true, 1, 1_004, List.of(), List.of()));
        assertThat(store.scrub(third.next(), 2)).isEqualTo(new ScrubStep(6, true, 0, 0, List.of(), List.of()));
    }

    @Test
    void aScrubOfAnEmptyStoreIsAtItsEnd() throws IOException {
        assertThat(store.scrub(0, 10)).isEqualTo(new ScrubStep(0, true, 0, 0, List.of(), List.of()));
    }

    @Test
    void aScrubQuarantinesWhatItFindsDamaged() throws IOException {
        SealedChunk good = samples.chunk(2_000);
        SealedChunk bad = samples.chunk(3_000);
        put(good, bad);
        store.name(log, 1, list(ChunkType.PAYLOAD, 0, good.id(), bad.id()), true);
        rot(storage, bad.id());

        ScrubStep step = store.scrub(0, 10);

        assertThat(step).isEqualTo(new ScrubStep(3, true, 2, 2_000, List.of(bad.id()), List.of()));
        assertThat(store.holds(bad.id())).isFalse();
        assertThat(store.lacking(Optional.empty(), 10)).containsExactly(bad.id());
        assertThat(store.counts()).isEqualTo(new StoreCounts(1, 2_000, 1, 2, 1));
        assertThat(store.scrub(0, 10).damaged()).as("known by now").isEmpty();
    }

    @Test
    void aHealedChunkStandsAtTheEndOfTheArrivals() throws IOException {
        SealedChunk healed = samples.chunk(2_000);
        put(healed);
        put(samples.chunk(3_000));
        store.quarantine(healed.id());
        put(healed);

        ScrubStep news = store.scrub(3, 10);

        assertThat(news.chunks()).isEqualTo(1);
        assertThat(news.bytes()).isEqualTo(2_000);
    }

    @Test
    void librariesKeepTheirChunksApart() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);
        put(chunk);
        ChunkStore other = storage.library(samples.libraryId()).chunks();

        assertThat(other.holds(chunk.id())).isFalse();
        assertThat(other.counts()).isEqualTo(StoreCounts.NONE);

        other.put(chunk);
        other.commit();
        assertThat(other.holds(chunk.id())).isTrue();
        assertThat(other.scrub(0, 10).chunks()).isEqualTo(1);
    }

    @Test
    void aCommitOfNothingIsFine() throws IOException {
        store.commit();
        store.commit();
        assertThat(store.counts()).isEqualTo(StoreCounts.NONE);
    }

    @Test
    void everythingIsThereAfterAReopening() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);
        SealedChunk waiting = samples.chunk(2_001);
        put(chunk);
        store.name(log, 1, list(ChunkType.PAYLOAD, 0, chunk.id(), waiting.id()), true);
        store.put(waiting);
        StoreCounts counts = store.counts();

        storage.reopen();

        assertThat(store.counts()).isEqualTo(counts);
        assertThat(store.get(chunk.id())).contains(chunk);
        store.commit();
        assertThat(store.get(waiting.id())).contains(waiting);
        assertThat(store.counts()).isEqualTo(new StoreCounts(2, 4_001, 2, 2, 0));
    }

    @Test
    void afterTheCloseEveryCallIsRefused() throws IOException {
        SealedChunk chunk = samples.chunk(2_000);
        put(chunk);
        storage.close();
        storage.close();

        List<ThrowingCallable> calls = List.of(
                () -> store.put(chunk),
                store::commit,
                () -> store.get(chunk.id()),
                () -> store.holds(chunk.id()),
                () -> store.fact(chunk.id()),
                () -> store.lease(List.of(chunk.id())),
                () -> store.name(log, 1, list(ChunkType.PAYLOAD, 0, chunk.id()), true),
                () -> store.lacking(Optional.empty(), 1),
                () -> store.quarantine(chunk.id()),
                store::counts,
                () -> store.scrub(0, 1),
                () -> storage.library(library),
                storage::libraries,
                storage::local,
                storage::sync,
                storage::reopen,
                storage::roomBytes);
        for (int i = 0; i < calls.size(); i++) {
            assertThatThrownBy(calls.get(i)).as("call %d", i).isInstanceOf(IllegalStateException.class);
        }
    }

    protected final void put(SealedChunk... chunks) throws IOException {
        for (SealedChunk chunk : chunks) {
            store.put(chunk);
        }
        store.commit();
    }

    private static ChunkList list(ChunkType type, int placement, ChunkId... ids) {
        List<ChunkList.Row> rows = new ArrayList<>();
        for (ChunkId id : ids) {
            rows.add(new ChunkList.Row(placement, id));
        }
        return ChunkList.covering(type, false, rows).get(0);
    }
}
