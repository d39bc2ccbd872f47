package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.ScrubStep;
import dev.roost.storage.StoreCounts;
import dev.roost.storage.TestTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Many writers, much and little, and what it costs. */
class IntakeTest {
    private static final int MIB = 1 << 20;

    @TempDir(factory = TempDirFactory.Standard.class)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final LibraryId library = new Samples(41).libraryId();

    /** Puts much more than it has memory for, without a commit in between. */
    static final class Glutton {
        static final int CHUNKS = 256;

        private Glutton() {}

        public static void main(String[] path) throws IOException {
            try (HomeFolder home = HomeFolder.open(Path.of(path[0]));
                    RocksStorage storage = RocksStorage.open(home, new TestTime())) {
                Samples samples = new Samples(43);
                ChunkStore store = storage.library(samples.libraryId()).chunks();
                for (int i = 0; i < CHUNKS; i++) {
                    store.put(samples.chunk(MIB));
                }
                store.commit();
                String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("");
                System.out.println(store.counts().heldChunks() + " " + peak.replaceAll("[^0-9]", ""));
            }
        }
    }

    @Test
    void theHeapStaysBoundedHoweverMuchIsPut() throws Exception {
        Process child = new ProcessBuilder(
                        ChildJvm.running(Glutton.class, List.of("-Xmx56m", "-XX:+UseSerialGC"), folder.resolve("home")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String said = String.valueOf(out.readLine());
            assertThat(child.waitFor()).isZero();
            assertThat(said).startsWith(Glutton.CHUNKS + " ");
            long peakKb = Long.parseLong(said.substring(said.indexOf(' ') + 1));
            System.out.printf("%d MB resident at most, with 56 MB of heap%n", peakKb / 1024);
            assertThat(peakKb / 1024)
                    .as("MB resident, heap and RocksDB and all")
                    .isLessThan(230);
        }
    }

    @Test
    void commitsOfManyThreadsShareTheirWork() throws Exception {
        many(8, 40, 3_000);
    }

    @Test
    void muchFromManyThreadsIsAllThere() throws Exception {
        many(3, 24, MIB);
    }

    @Test
    void oneThreadMixesMuchAndLittle() throws IOException {
        Samples samples = new Samples(47);
        try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            List<SealedChunk> all = new ArrayList<>();
            for (int count : new int[] {1, 20, 1, 40, 2, 1, 17}) {
                for (int i = 0; i < count; i++) {
                    SealedChunk chunk = samples.chunk(MIB - 100);
                    all.add(chunk);
                    store.put(chunk);
                }
                store.commit();
                checkAll(store, all);
            }
        }
        try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
            assertThat(storage.library(library).chunks().counts().heldChunks()).isEqualTo(82);
        }
    }

    @Test
    void manySmallChunksAreEnteredAlsoWithoutACommit() throws IOException {
        Samples samples = new Samples(53);
        try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (int i = 0; i < 60_000; i++) {
                store.put(samples.chunk(1_108));
            }
            assertThat(store.counts().heldChunks()).as("entered early").isBetween(1L, 60_000L);
            store.commit();
            assertThat(store.counts()).isEqualTo(new StoreCounts(60_000, 60_000L * 1_108, 60_000, 0, 0));
        }
    }

    @Test
    void writesLittleMoreThanItIsGiven() throws IOException {
        Samples samples = new Samples(59);
        TestHome home = TestHome.at(folder);
        long given = 0;
        long before = written();
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (int commit = 0; commit < 3; commit++) {
                for (int i = 0; i < 64; i++) {
                    SealedChunk chunk = samples.chunk(MIB);
                    given += chunk.size();
                    store.put(chunk);
                }
                store.commit();
            }
            double wrote = (double) (written() - before) / given;
            double lies = (double) home.bytes("") / given;
            System.out.printf("write amplification %.3f by bytes written, %.3f by file sizes%n", wrote, lies);
            assertThat(lies).isLessThan(1.02);
            assertThat(wrote).isLessThan(1.1);
        }
    }

    @Test
    void aFreshHomeIsSmall() throws Exception {
        TestHome home = TestHome.at(folder);
        home.openWithHome().close();
        long fresh = diskKb(home.path);
        assertThat(fresh).as("KB").isLessThanOrEqualTo(200);
        for (int i = 0; i < 3; i++) {
            home.openWithHome().close();
        }
        long kb = diskKb(home.path);
        System.out.printf("a fresh home takes %d KB, and %d KB after four openings%n", fresh, kb);
        assertThat(kb).as("KB after more openings").isLessThanOrEqualTo(250);
    }

    private void many(int threads, int each, int bytes) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<SealedChunk> all = new ArrayList<>();
        try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            List<Callable<List<SealedChunk>>> writers = new ArrayList<>();
            IntStream.range(0, threads).forEach(number -> writers.add(() -> fill(store, number, each, bytes)));
            for (Future<List<SealedChunk>> writer : pool.invokeAll(writers)) {
                all.addAll(writer.get());
            }
            checkAll(store, all);
        } finally {
            pool.shutdownNow();
        }
        try (TestHome.Opened storage = TestHome.at(folder).openWithHome()) {
            checkAll(storage.library(library).chunks(), all);
        }
    }

    private static List<SealedChunk> fill(ChunkStore store, int seed, int count, int bytes) throws IOException {
        Samples samples = new Samples(seed);
        List<SealedChunk> mine = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SealedChunk chunk = samples.chunk(bytes);
            store.put(chunk);
            mine.add(chunk);
            if (i % 3 == 0) {
                store.commit();
                for (SealedChunk one : mine) {
                    assertThat(store.holds(one.id())).isTrue();
                }
            }
        }
        store.commit();
        return mine;
    }

    private static void checkAll(ChunkStore store, List<SealedChunk> all) throws IOException {
        for (SealedChunk chunk : all) {
            assertThat(store.get(chunk.id()).orElseThrow().bytes()).isEqualTo(chunk.bytes());
        }
        long bytes = all.stream().mapToLong(SealedChunk::size).sum();
        assertThat(store.counts()).isEqualTo(new StoreCounts(all.size(), bytes, all.size(), 0, 0));
        ScrubStep step = store.scrub(0, all.size() + 1);
        assertThat(step.chunks()).isEqualTo(all.size());
    }

    private static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("wchar: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .sum();
    }

    private static long diskKb(Path path) throws Exception {
        Process du = new ProcessBuilder("du", "-sk", path.toString()).start();
        try (BufferedReader out = du.inputReader(StandardCharsets.UTF_8)) {
            return Long.parseLong(String.valueOf(out.readLine()).replaceAll("\\s.*", ""));
        }
    }
}
