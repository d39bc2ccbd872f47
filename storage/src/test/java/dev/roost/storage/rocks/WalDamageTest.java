package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.ScrubStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong bits in the write-ahead log: what is lost is seen to be lost. */
class WalDamageTest {
    private static final int FLIPS = Integer.getInteger("roost.flips", 60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(37);
    private final LibraryId library = samples.libraryId();
    private final List<SealedChunk> chunks = new ArrayList<>();

    @Test
    void isRefusedOrShowsWhatItCost() throws IOException {
        long seed = Long.getLong("roost.seed", System.nanoTime());
        Random random = new Random(seed);
        TestHome home = TestHome.at(folder.resolve("good"));
        fill(home);
        Path log = home.files(".log").stream()
                .max(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
        long bits = Files.size(log) * 8;
        assertThat(bits).isGreaterThan(8L * 20 * 1_000);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            long bit = (long) (random.nextDouble() * bits);
            refused += flip(home, log, bit, "seed " + seed + ", bit " + bit) ? 1 : 0;
        }
        assertThat(refused).as("seed %d: nearly all are refused", seed).isGreaterThan(FLIPS / 2);
    }

    /** Returns whether the store was refused; if not, everything it claims to hold must be there. */
    private boolean flip(TestHome good, Path log, long bit, String now) throws IOException {
        TestHome bad = TestHome.at(folder.resolve("bad"));
        DiskFault.copy(good.path, bad.path);
        Path victim = bad.store().resolve(log.getFileName());
        byte[] bytes = Files.readAllBytes(victim);
        bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
        Files.write(victim, bytes);
        try (TestHome.Opened storage = bad.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            long held = 0;
            for (SealedChunk chunk : chunks) {
                boolean holds = store.holds(chunk.id());
                held += holds ? 1 : 0;
                assertThat(store.get(chunk.id()).isPresent()).as(now).isEqualTo(holds);
            }
            assertThat(store.counts().heldChunks()).as(now).isEqualTo(held);
            ScrubStep step = store.scrub(0, 100);
            assertThat(step.chunks()).as(now).isEqualTo((int) held);
            assertThat(step.damaged()).as(now).isEmpty();
            assertThat(step.missing()).as(now).isEmpty();
            return false;
        } catch (DamagedStoreException e) {
            assertThat(e).as(now).hasMessageContaining(bad.store().toString());
            return true;
        }
    }

    private void fill(TestHome home) throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (int i = 0; i < 20; i++) {
                SealedChunk chunk = samples.chunk(1_000 + i);
                chunks.add(chunk);
                store.put(chunk);
                store.commit();
            }
        }
        // As after a kill: an orderly close leaves word of how the log has to be, and then nothing is opened.
        Files.delete(home.store().resolve("extent"));
    }
}
