package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.Samples;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.DamagedStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong bits in RocksDB's index files: an error, or the right answer; never a wrong one, a crash or a silent loss. */
class IndexDamageTest {
    private static final int FLIPS = Integer.getInteger("roost.flips", 60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(97);
    private final LibraryId library = samples.libraryId();
    private final List<SealedChunk> chunks = new ArrayList<>();

    @Test
    void isNeverAnsweredWithALie() throws IOException {
        long seed = Long.getLong("roost.seed", System.nanoTime());
        Random random = new Random(seed);
        TestHome good = TestHome.at(folder.resolve("good"));
        fill(good);
        List<Path> files = good.files(".sst");
        assertThat(files).hasSizeGreaterThan(2);
        for (int i = 0; i < FLIPS; i++) {
            Path file = files.get(random.nextInt(files.size()));
            long at = (long) (random.nextDouble() * Files.size(file));
            TestHome bad = TestHome.at(folder.resolve("bad"));
            DiskFault.copy(good.path, bad.path);
            DiskFault.flip(bad.store().resolve(file.getFileName()), at);
            ask(bad, "seed " + seed + ", " + file.getFileName() + " byte " + at);
        }
    }

    private void ask(TestHome bad, String now) throws IOException {
        try (TestHome.Opened storage = bad.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (SealedChunk chunk : chunks) {
                try {
                    Optional<SealedChunk> got = store.get(chunk.id());
                    assertThat(got).as(now).contains(chunk);
                } catch (DamagedChunkException e) {
                    store.quarantine(chunk.id());
                    store.put(chunk);
                    store.commit();
                    assertThat(store.get(chunk.id())).as(now).contains(chunk);
                }
            }
        } catch (DamagedStoreException e) {
            assertThat(e).as(now).hasMessageContaining(bad.store().toString());
        }
    }

    private void fill(TestHome home) throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (int i = 0; i < 100; i++) {
                chunks.add(samples.chunk(1_100));
                store.put(chunks.get(i));
                store.name(samples.logId(), 1, samples.list(3), true);
            }
            store.commit();
            storage.reopen();
        }
    }
}
