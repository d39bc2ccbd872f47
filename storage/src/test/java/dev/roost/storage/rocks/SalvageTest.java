package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RocksDB's own files are lost, and the objects are not. */
class SalvageTest {
    private static final int CHUNKS = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(89);
    private final List<LibraryId> libraries = List.of(samples.libraryId(), samples.libraryId());
    private final TestLog log = new TestLog(samples, libraries.get(0));
    private final List<LogEntry> entries = log.next(3, 50);
    private final List<SealedChunk> chunks = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TestHome home;

    @BeforeEach
    void fill() throws IOException {
        home = TestHome.at(folder);
        try (TestHome.Opened storage = home.openWithHome()) {
            storage.library(libraries.get(0)).logs().append(entries);
            for (int i = 0; i < CHUNKS; i++) {
                chunks.add(samples.chunk(40_000 + i * 1_000));
                storage.library(libraries.get(i % 2)).chunks().put(chunks.get(i));
            }
            storage.library(libraries.get(0)).chunks().commit();
            // What is in the log only goes to a blob file when the store is opened again.
            storage.reopen();
        }
    }

    @Test
    void withoutCurrentNothingNewIsBegunOverTheOldAndEverythingIsRecovered() throws IOException {
        Files.delete(home.store().resolve("CURRENT"));
        recoverAll();
    }

    @Test
    void withoutTheManifestEverythingIsRecovered() throws IOException {
        for (Path file : home.files("")) {
            if (file.getFileName().toString().startsWith("MANIFEST")) {
                Files.delete(file);
            }
        }
        recoverAll();
    }

    @Test
    void withoutTheIndexFilesEverythingIsRecovered() throws IOException {
        for (Path file : home.files(".sst")) {
            Files.delete(file);
        }
        recoverAll();
    }

    @Test
    void withNothingButTheBlobFilesEverythingIsRecovered() throws IOException {
        for (Path file : home.files("")) {
            if (!file.getFileName().toString().endsWith(".blob")) {
                Files.delete(file);
            }
        }
        recoverAll();
    }

    @Test
    void anEmptyFolderIsNoDamage() throws IOException {
        DiskFault.copy(Files.createDirectory(folder.resolve("empty")), home.store());
        try (TestHome.Opened storage = home.openWithHome()) {
            assertThat(storage.libraries()).containsExactlyInAnyOrderElementsOf(libraries);
            assertThat(storage.library(libraries.get(0)).chunks().counts().heldChunks())
                    .isZero();
        }
    }

    @Test
    void ofDamagedBlobFilesExactlyTheDamagedObjectsAreLost() throws IOException {
        long seed = Long.getLong("roost.seed", System.nanoTime());
        Random random = new Random(seed);
        Files.delete(home.store().resolve("CURRENT"));
        Set<SealedChunk> lost = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            SealedChunk victim = chunks.get(random.nextInt(CHUNKS));
            if (lost.add(victim)) {
                for (Path file : home.files(".blob")) {
                    DiskFault.flip(file, victim.id());
                }
            }
        }
        for (Path file : home.files(".blob")) {
            DiskFault.flip(file, random.nextInt(30));
            DiskFault.flip(file, Files.size(file) - 1 - random.nextInt(32));
        }

        Salvage.Report report = salvage();

        assertThat(report.chunks()).as("seed %d", seed).isEqualTo(CHUNKS - lost.size());
        assertThat(report.damaged()).as("seed %d", seed).isGreaterThanOrEqualTo(lost.size());
        assertHeld(lost);
    }

    @Test
    void ofABlobFileCutShortTheFrontIsRecovered() throws IOException {
        Files.delete(home.store().resolve("CURRENT"));
        Path file = home.files(".blob").get(0);
        Set<SealedChunk> before = new HashSet<>();
        for (SealedChunk chunk : chunks) {
            if (DiskFault.holds(file, chunk.id())) {
                before.add(chunk);
            }
        }
        DiskFault.cut(file, Files.size(file) / 2);
        Set<SealedChunk> whole = new HashSet<>();
        try (BlobFile blobs = BlobFile.open(file)) {
            assertThat(blobs.read((tag, chunk) -> whole.add(chunk)).damaged()).isEqualTo(1);
        }
        assertThat(whole.size()).isBetween(before.size() / 3, before.size() - 1);
        before.removeAll(whole);

        assertThat(salvage().chunks()).isEqualTo(CHUNKS - before.size());
        assertHeld(before);
    }

    @Test
    void objectsOfALibraryThatNobodyKnowsStayWhereTheyAre() throws IOException {
        Files.delete(home.store().resolve("CURRENT"));
        DiskFault.copy(home.path.resolve("logs").resolve(libraries.get(1).hex()), folder.resolve("away"));
        Files.delete(home.path.resolve("logs").resolve(libraries.get(1).hex()));

        Salvage.Report report = salvage();

        assertThat(report.chunks()).isEqualTo(CHUNKS / 2);
        assertThat(report.strays()).isEqualTo(CHUNKS / 2);
        assertThat(report.setAside().get(0)).isDirectory();
    }

    @Test
    void whatLayInTheWriteAheadLogOnlyIsRecoveredToo() throws IOException {
        List<SealedChunk> late = new ArrayList<>();
        try (TestHome.Opened storage = home.openWithHome()) {
            for (int i = 0; i < 12; i++) {
                late.add(samples.chunk(i % 3 == 0 ? 900_000 : 100 + i * 7_000));
                storage.library(libraries.get(i % 2)).chunks().put(late.get(i));
            }
            storage.library(libraries.get(0)).chunks().commit();
        }
        for (SealedChunk chunk : late) {
            for (Path file : home.files(".blob")) {
                assertThat(DiskFault.holds(file, chunk.id())).isFalse();
            }
        }
        Files.delete(home.store().resolve("CURRENT"));

        Salvage.Report report = salvage();

        assertThat(report.chunks()).isEqualTo(CHUNKS + late.size());
        chunks.addAll(late);
        assertHeld(Set.of());
    }

    @Test
    void ofADamagedWriteAheadLogTheWholeObjectsAreRecovered() throws IOException {
        List<SealedChunk> late = new ArrayList<>();
        try (TestHome.Opened storage = home.openWithHome()) {
            for (int i = 0; i < 12; i++) {
                late.add(samples.chunk(50_000));
                storage.library(libraries.get(0)).chunks().put(late.get(i));
            }
            storage.library(libraries.get(0)).chunks().commit();
        }
        Path largest = home.files(".log").stream()
                .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                .orElseThrow();
        DiskFault.flip(largest, Files.size(largest) / 2);
        Set<SealedChunk> found = new HashSet<>();
        try (WriteAheadLog log = WriteAheadLog.open(largest)) {
            log.read((tag, chunk) -> found.add(chunk));
        }
        assertThat(late).containsAll(found);
        assertThat(found.size()).isBetween(late.size() - 1, late.size());
    }

    @Test
    void aSalvageThatWasStoppedIsResumed() throws IOException {
        Files.move(home.store(), home.path.resolve("store.damaged-1"));
        try (HomeFolder open = HomeFolder.open(home.path)) {
            assertThat(Salvage.isUnfinished(open)).isTrue();
            try (RocksStorage storage = RocksStorage.open(open, home.time)) {
                storage.library(libraries.get(0)).chunks().put(chunks.get(0));
                storage.library(libraries.get(0)).chunks().commit();
            }

            Salvage.Report report = Salvage.resume(open, home.time);

            assertThat(report.chunks()).as("but the one that was there").isEqualTo(CHUNKS - 1);
            assertThat(Salvage.isUnfinished(open)).isFalse();
            assertThat(Salvage.resume(open, home.time).setAside()).isEmpty();
        }
        assertHeld(Set.of());
    }

    @Test
    void aBlobFileOfNoiseGivesNothing() throws IOException {
        Path file = Files.write(folder.resolve("000009.blob"), samples.bytes(3_000_000));
        try (BlobFile blobs = BlobFile.open(file)) {
            BlobFile.Tally tally = blobs.read((tag, chunk) -> {
                throw new AssertionError("found " + chunk);
            });
            assertThat(tally.chunks()).isZero();
            assertThat(tally.damaged()).isPositive();
        }
        for (int size : new int[] {0, 1, 30, 62, 101, 102}) {
            Files.write(file, new byte[size]);
            try (BlobFile blobs = BlobFile.open(file)) {
                assertThat(blobs.read((tag, chunk) -> {}).chunks()).isZero();
            }
        }
    }

    private void recoverAll() throws IOException {
        assertThatThrownBy(home::openWithHome)
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining(home.store().toString());

        Salvage.Report report = salvage();

        long bytes = chunks.stream().mapToLong(SealedChunk::size).sum();
        Path aside = home.path.resolve("store.damaged-1");
        assertThat(report).isEqualTo(new Salvage.Report(List.of(aside), CHUNKS, bytes, 0, 0));
        assertThat(aside).isDirectory();
        assertHeld(Set.of());
    }

    private Salvage.Report salvage() throws IOException {
        try (HomeFolder open = HomeFolder.open(home.path)) {
            Salvage.Report report = Salvage.run(open, home.time);
            assertThat(Salvage.isUnfinished(open)).isFalse();
            return report;
        }
    }

    /** Everything but what was lost is there, the logs are whole, and what was lost can come again. */
    private void assertHeld(Set<SealedChunk> lost) throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            for (int i = 0; i < chunks.size(); i++) {
                ChunkStore store = storage.library(libraries.get(i % 2)).chunks();
                assertThat(store.get(chunks.get(i).id()).isPresent()).isEqualTo(!lost.contains(chunks.get(i)));
                store.put(chunks.get(i));
                store.commit();
                assertThat(store.get(chunks.get(i).id())).contains(chunks.get(i));
            }
            assertThat(storage.library(libraries.get(0)).logs().entry(log.id(), 3))
                    .contains(entries.get(2));
            assertThat(storage.library(libraries.get(0)).logs().damagedLogs()).isEmpty();
        }
    }
}
