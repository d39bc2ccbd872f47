package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.StoreFullException;
import dev.roost.storage.TableBatch;
import dev.roost.storage.TestLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up: a small one in memory, mounted for the test. */
class FullDiskTest {
    private static final int MIB = 1 << 20;
    private static final int DISK_MIB = 128;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(67);
    private final LibraryId library = samples.libraryId();
    private final List<SealedChunk> acknowledged = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MIB + "m", "tmpfs", disk.toString()),
                "this test mounts a small disk, which takes root");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void atTheReserveNothingMoreIsTakenAndEverythingIsServed() throws IOException {
        TestHome home = TestHome.at(disk);
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            SealedChunk refused = fillUntilRefused(store);

            assertThat(storage.roomBytes()).isLessThan(MIB);
            assertThatThrownBy(() -> store.put(refused))
                    .isInstanceOf(StoreFullException.class)
                    .hasMessageContaining(home.store().toString())
                    .hasMessageContaining("32 MB stay free");
            assertThat(store.holds(refused.id())).isFalse();
            store.put(acknowledged.get(0));
            store.commit();
            checkAll(store);

            Files.delete(disk.resolve("ballast"));
            store.put(refused);
            store.commit();
            assertThat(store.holds(refused.id())).isTrue();
        }
    }

    @Test
    void whatIsOnItsWayToTheDiskCountsOnce() throws Exception {
        try (TestHome.Opened storage = TestHome.at(disk).openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            fillDisk(32 + 20);
            for (int i = 0; i < 17; i++) {
                store.put(samples.chunk(MIB));
            }
            // Most of them are written in the background now, and nobody has asked for it.
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (disk.toFile().getUsableSpace() > (32 + 20 - 14) * (long) MIB && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }

            store.put(samples.chunk(MIB));
            store.commit();
            assertThat(store.counts().heldChunks()).isEqualTo(18);
        }
    }

    @Test
    void aLittleThatDoesNotFitWaitsUntilItDoes() throws IOException {
        waitsForRoom(10);
    }

    @Test
    void muchThatDoesNotFitWaitsUntilItDoes() throws IOException {
        waitsForRoom(28);
    }

    @Test
    void rowsAndEntriesThatDoNotFitAreRefusedWholly() throws IOException {
        try (TestHome.Opened storage = TestHome.at(disk).openWithHome()) {
            LibraryStore store = storage.library(library);
            TestLog log = new TestLog(samples, library);
            List<LogEntry> entries = log.next(3, 200_000);
            store.logs().append(entries.subList(0, 1));
            fillDisk(0);

            assertThatThrownBy(() -> store.logs().append(entries.subList(1, 3))).isInstanceOf(IOException.class);
            assertThat(store.logs().head(log.id())).contains(entries.get(0).position());
            assertThat(store.logs().entry(log.id(), 2)).isEmpty();
            TableBatch rows = new TableBatch().put(new byte[] {1}, new byte[3 * MIB]);
            assertThatThrownBy(() -> {
                        store.index().apply(rows);
                        storage.sync();
                    })
                    .isInstanceOf(IOException.class);

            Files.delete(disk.resolve("ballast"));
            store.logs().append(entries.subList(1, 3));
            store.index().apply(rows);
            storage.sync();
            storage.reopen();
            assertThat(store.logs().entry(log.id(), 3)).contains(entries.get(2));
            assertThat(store.logs().damagedLogs()).isEmpty();
            assertThat(store.index().get(new byte[] {1})).isPresent();
        }
    }

    @Test
    void aStoreOnAFullDiskIsNotLetGoOfForAReopening() throws IOException {
        try (TestHome.Opened storage = TestHome.at(disk).openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            put(store, 4);
            fillDisk(0);

            assertThatThrownBy(storage::reopen).isInstanceOf(StoreFullException.class);

            checkAll(store);
        }
    }

    @Test
    void aStoreLargerThanTheRoomBesideItIsSalvagedFileByFile() throws IOException {
        TestHome home = TestHome.at(disk);
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            put(store, 15);
            put(store, 15);
            put(store, 14);
            storage.reopen();
        }
        fillDisk(60);
        Files.delete(home.store().resolve("CURRENT"));

        try (HomeFolder open = HomeFolder.open(home.path)) {
            Salvage.Report report = Salvage.run(open, home.time);
            assertThat(report.chunks()).isEqualTo(acknowledged.size());
            assertThat(report.damaged()).isZero();
            try (Stream<Path> left = Files.list(report.setAside().get(0))) {
                assertThat(left.filter(file -> file.toString().endsWith(".blob")))
                        .isEmpty();
            }
        }
        try (TestHome.Opened storage = home.openWithHome()) {
            checkAll(storage.library(library).chunks());
        }
    }

    /** Puts what fits by the reserve, then fills the disk under it: the commit fails, and a later one succeeds. */
    private void waitsForRoom(int chunks) throws IOException {
        try (TestHome.Opened storage = TestHome.at(disk).openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            put(store, 3);
            List<SealedChunk> waiting = new ArrayList<>();
            for (int i = 0; i < chunks; i++) {
                SealedChunk chunk = samples.chunk(MIB);
                store.put(chunk);
                waiting.add(chunk);
            }
            fillDisk(1);

            for (int again = 0; again < 3; again++) {
                assertThatThrownBy(store::commit).isInstanceOf(IOException.class);
                checkAll(store);
                for (SealedChunk chunk : waiting) {
                    assertThat(store.holds(chunk.id())).isFalse();
                }
            }
            assertThatThrownBy(() -> store.put(samples.chunk(MIB))).isInstanceOf(StoreFullException.class);

            Files.delete(disk.resolve("ballast"));
            store.commit();
            acknowledged.addAll(waiting);
            checkAll(store);
            put(store, 2);
        }
        try (TestHome.Opened storage = TestHome.at(disk).openWithHome()) {
            checkAll(storage.library(library).chunks());
        }
    }

    private SealedChunk fillUntilRefused(ChunkStore store) throws IOException {
        fillDisk(70);
        while (true) {
            SealedChunk chunk = samples.chunk(MIB);
            try {
                store.put(chunk);
            } catch (StoreFullException e) {
                assertThat(acknowledged).isNotEmpty();
                return chunk;
            }
            store.commit();
            acknowledged.add(chunk);
        }
    }

    private void put(ChunkStore store, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SealedChunk chunk = samples.chunk(MIB);
            store.put(chunk);
            acknowledged.add(chunk);
        }
        store.commit();
    }

    private void checkAll(ChunkStore store) throws IOException {
        for (SealedChunk chunk : acknowledged) {
            assertThat(store.get(chunk.id())).contains(chunk);
        }
        assertThat(store.counts().heldChunks()).isEqualTo(acknowledged.size());
    }

    /** Fills the disk until so many MiB are left. */
    private void fillDisk(int mibLeft) throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("ballast"))) {
            byte[] some = new byte[64 * 1024];
            while (disk.toFile().getUsableSpace() > (long) mibLeft * MIB) {
                out.write(some, 0, (int) Math.min(some.length, disk.toFile().getUsableSpace()));
            }
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
