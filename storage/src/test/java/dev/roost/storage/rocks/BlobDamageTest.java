package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DamagedChunkException;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.ScrubStep;
import dev.roost.storage.StoreCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blob files that rot, are cut short or disappear, while the store is closed and while it is open. */
class BlobDamageTest {
    private static final int FILES = 4;
    private static final int CHUNKS_PER_FILE = 20;
    private static final int CHUNK_BYTES = 20_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(23);
    private final LibraryId library = samples.libraryId();
    private final List<SealedChunk> chunks = new ArrayList<>();
    private final Set<ChunkId> damaged = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    private TestHome home;

    @FunctionalInterface
    private interface Damage {
        void to(Path file) throws IOException;
    }

    @BeforeEach
    void fill() throws IOException {
        home = TestHome.at(folder);
        try (TestHome.Opened storage = home.openWithHome()) {
            for (int i = 0; i < FILES; i++) {
                List<SealedChunk> some = new ArrayList<>();
                for (int k = 0; k < CHUNKS_PER_FILE; k++) {
                    some.add(samples.chunk(CHUNK_BYTES + k));
                }
                put(storage, some);
                chunks.addAll(some);
                // What is in the log only goes to a file of its own when the store is opened again.
                storage.reopen();
            }
        }
        assertThat(home.files(".blob")).as("one file for each opening").hasSize(FILES);
    }

    @Test
    void findsOverwrittenFilesWithTheStoreClosed() throws IOException {
        closed(BlobDamageTest::overwrite);
    }

    @Test
    void findsFilesCutShortWithTheStoreClosed() throws IOException {
        closed(BlobDamageTest::cutShort);
    }

    @Test
    void findsDeletedFilesWithTheStoreClosed() throws IOException {
        closed(Files::delete);
    }

    @Test
    void findsOverwrittenFilesWithTheStoreOpen() throws IOException {
        open(BlobDamageTest::overwrite);
    }

    @Test
    void findsFilesCutShortWithTheStoreOpen() throws IOException {
        open(BlobDamageTest::cutShort);
    }

    @Test
    void findsDeletedFilesWithTheStoreOpen() throws IOException {
        open(Files::delete);
    }

    @Test
    void findsASingleFlippedBitAndNothingElse() throws IOException {
        SealedChunk victim = chunks.get(33);
        for (Path file : home.files(".blob")) {
            DiskFault.flip(file, victim.id());
        }
        damaged.add(victim.id());

        try (TestHome.Opened storage = home.openWithHome()) {
            assertThatThrownBy(() -> storage.library(library).chunks().get(victim.id()))
                    .isInstanceOf(DamagedChunkException.class);
            findAndHeal(storage);
        }
    }

    @Test
    void ofAFileCutInTheMiddleOnlyTheRestIsLost() throws IOException {
        Path file = home.files(".blob").get(1);
        Set<ChunkId> whole = new HashSet<>();
        long middle = Files.size(file) / 2;
        closed(cut -> {
            DiskFault.cut(cut, middle);
            try (BlobFile blobs = BlobFile.open(cut)) {
                blobs.read((tag, chunk) -> whole.add(chunk.id()));
            }
            assertThat(whole).hasSizeGreaterThan(3);
            damaged.removeAll(whole);
            assertThat(damaged).hasSizeGreaterThan(3);
        });
    }

    @Test
    void aWrongHeadOrFootOfAFileCostsNothing() throws IOException {
        for (long at : new long[] {0, 5, 12, 13, 29, -1, -4, -10, -32}) {
            closed(file -> {
                DiskFault.flip(file, at < 0 ? Files.size(file) + at : at);
                damaged.clear();
            });
        }
    }

    @Test
    void aWrongFootIsNoticedByAReaderToo() throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            for (Path file : home.files(".blob")) {
                DiskFault.flip(file, Files.size(file) - 3);
            }
            storage.reopen();
            for (SealedChunk chunk : chunks) {
                assertThat(storage.library(library).chunks().get(chunk.id())).contains(chunk);
            }
        }
    }

    private void closed(Damage damage) throws IOException {
        doDamage(damage);
        try (TestHome.Opened storage = home.openWithHome()) {
            findAndHeal(storage);
        }
    }

    private void open(Damage damage) throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            for (SealedChunk chunk : chunks) {
                assertThat(storage.library(library).chunks().get(chunk.id())).isPresent();
            }
            doDamage(damage);
            storage.reopen();
            findAndHeal(storage);
        }
    }

    private void doDamage(Damage damage) throws IOException {
        Path file = home.files(".blob").get(1);
        for (SealedChunk chunk : chunks) {
            if (DiskFault.holds(file, chunk.id())) {
                damaged.add(chunk.id());
            }
        }
        assertThat(damaged).isNotEmpty();
        damage.to(file);
    }

    /** What is damaged is found, all of it and nothing else, and comes back; all else is readable throughout. */
    private void findAndHeal(TestHome.Opened storage) throws IOException {
        ChunkStore store = storage.library(library).chunks();
        Set<ChunkId> found = scrub(store);
        assertThat(found).isEqualTo(damaged);
        assertThat(scrub(store)).as("found once").isEmpty();
        for (SealedChunk chunk : chunks) {
            boolean lost = damaged.contains(chunk.id());
            assertThat(store.holds(chunk.id())).isEqualTo(!lost);
            assertThat(store.get(chunk.id()).isPresent()).isEqualTo(!lost);
        }
        assertThat(store.counts().heldChunks()).isEqualTo(chunks.size() - damaged.size());

        put(
                storage,
                chunks.stream().filter(chunk -> damaged.contains(chunk.id())).toList());

        assertThat(scrub(store)).isEmpty();
        for (SealedChunk chunk : chunks) {
            assertThat(store.get(chunk.id()).orElseThrow().bytes()).isEqualTo(chunk.bytes());
        }
        long bytes = chunks.stream().mapToLong(SealedChunk::size).sum();
        assertThat(store.counts()).isEqualTo(new StoreCounts(chunks.size(), bytes, chunks.size(), 0, 0));
        storage.reopen();
        assertThat(scrub(store)).isEmpty();
    }

    private static Set<ChunkId> scrub(ChunkStore store) throws IOException {
        Set<ChunkId> found = new HashSet<>();
        ScrubStep step = store.scrub(0, 7);
        while (true) {
            found.addAll(step.damaged());
            found.addAll(step.missing());
            if (step.end()) {
                return found;
            }
            step = store.scrub(step.next(), 7);
        }
    }

    private void put(TestHome.Opened storage, List<SealedChunk> some) throws IOException {
        ChunkStore store = storage.library(library).chunks();
        for (SealedChunk chunk : some) {
            store.put(chunk);
        }
        store.commit();
    }

    private static void overwrite(Path file) throws IOException {
        byte[] zeros = new byte[(int) Files.size(file)];
        Files.write(file, zeros, StandardOpenOption.WRITE);
    }

    private static void cutShort(Path file) throws IOException {
        DiskFault.cut(file, 100);
    }
}
