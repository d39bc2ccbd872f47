package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.TableBatch;
import dev.roost.storage.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing and reopening while other threads are at work: exceptions at most, never a native crash. */
class CloseTest {
    private static final int THREADS = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final LibraryId library = new Samples(71).libraryId();

    @Test
    void whoIsAtWorkWhenTheStoreIsClosedGetsAnException() throws Exception {
        for (int round = 0; round < 4; round++) {
            AtomicLong done = new AtomicLong();
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            try (TestHome.Opened storage =
                    TestHome.at(folder.resolve("r" + round)).openWithHome()) {
                List<Future<?>> workers = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    Worker worker = new Worker(storage.library(library), 100 * round + i, done);
                    workers.add(pool.submit(worker::work));
                }
                await(done, 50 + 40 * round);
                storage.storage.close();
                for (Future<?> worker : workers) {
                    assertThatThrownBy(() -> worker.get(30, TimeUnit.SECONDS))
                            .hasCauseInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("is closed");
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void whoIsAtWorkDuringAReopeningNoticesNothing() throws Exception {
        AtomicLong done = new AtomicLong();
        ConcurrentLinkedQueue<ChunkId> kept = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Worker worker = new Worker(storage.library(library), i, done);
                workers.add(pool.submit(() -> {
                    for (int turn = 0; turn < 60; turn++) {
                        worker.turn();
                    }
                    kept.addAll(worker.mine);
                    return true;
                }));
            }
            for (int i = 1; i <= 8; i++) {
                await(done, 20L * i);
                storage.reopen();
            }
            for (Future<?> worker : workers) {
                worker.get(60, TimeUnit.SECONDS);
            }
            ChunkStore store = storage.library(library).chunks();
            store.commit();
            assertThat(kept).isNotEmpty();
            for (ChunkId id : kept) {
                assertThat(store.get(id)).isPresent();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aStoreThatCannotBeOpenedAgainSaysSoAtEveryCall() throws IOException {
        TestHome home = TestHome.at(folder);
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            SealedChunk chunk = new Samples(73).chunk(1_000);
            store.put(chunk);
            store.commit();
            Path current = home.store().resolve("CURRENT");
            byte[] good = Files.readAllBytes(current);
            Files.delete(current);

            assertThatThrownBy(storage::reopen).isInstanceOf(DamagedStoreException.class);
            assertThatThrownBy(() -> store.get(chunk.id()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(home.store().toString())
                    .hasMessageContaining("could not be opened again");
            assertThatThrownBy(() -> store.put(chunk)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> storage.local().get(new byte[1])).isInstanceOf(IOException.class);

            Files.write(current, good);
            storage.reopen();
            assertThat(store.get(chunk.id())).contains(chunk);
        }
    }

    @Test
    void aVisitorMayCloseTheStoreThatItVisits() throws IOException {
        try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
            storage.local()
                    .apply(new TableBatch().put(new byte[] {1}, new byte[1]).put(new byte[] {2}, new byte[1]));
            assertThatThrownBy(() -> storage.local().scan(new byte[0], (key, value) -> {
                        storage.storage.close();
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** Does everything that can be done with a library, in random order. */
    private static final class Worker {
        private final LibraryStore store;
        private final Random random;
        private final Samples samples;
        private final TestLog log;
        private final AtomicLong done;
        private final List<ChunkId> mine = new ArrayList<>();

        Worker(LibraryStore store, int seed, AtomicLong done) {
            this.store = store;
            this.random = new Random(seed);
            this.samples = new Samples(seed);
            this.log = new TestLog(samples, store.id());
            this.done = done;
        }

        Object work() throws IOException {
            while (true) {
                turn();
            }
        }

        void turn() throws IOException {
            ChunkStore chunks = store.chunks();
            switch (random.nextInt(9)) {
                case 0, 1 -> {
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        SealedChunk chunk = samples.chunk(1 + random.nextInt(900_000));
                        chunks.put(chunk);
                        mine.add(chunk.id());
                    }
                }
                case 2 -> chunks.commit();
                case 3 -> chunks.scrub(random.nextInt(100), 5);
                case 4 -> chunks.get(mine.isEmpty() ? samples.chunkId() : mine.get(0));
                case 5 -> {
                    ChunkList list = samples.list(20);
                    chunks.name(log.id(), 1, list, true);
                    chunks.lacking(Optional.empty(), 10);
                }
                case 6 -> store.logs().append(log.next(1, 100));
                case 7 -> store.index().apply(new TableBatch().put(samples.bytes(8), samples.bytes(50)));
                default -> store.local().scan(new byte[0], (key, value) -> true);
            }
            done.incrementAndGet();
        }
    }

    private static void await(AtomicLong done, long wanted) {
        while (done.get() < wanted) {
            Thread.onSpinWait();
        }
    }
}
