package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.Samples;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.ScrubStep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to any one file of the store, nothing is lost in silence, and what is whole comes back. */
class AnyFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(107);
    private final LibraryId library = samples.libraryId();
    private final List<SealedChunk> chunks = new ArrayList<>();

    /** What a disk, a file system or a person does to a file. */
    private enum Fault {
        DELETED,
        EMPTIED,
        HALVED,
        SHORTENED,
        ZEROED,
        SCRIBBLED
    }

    @Test
    void nothingIsLostInSilence() throws IOException {
        TestHome good = TestHome.at(folder.resolve("good"));
        fill(good);
        List<Path> files = good.files("");
        assertThat(files).hasSizeGreaterThan(12);
        for (Path file : files) {
            for (Fault fault : Fault.values()) {
                TestHome bad = TestHome.at(folder.resolve("bad"));
                DiskFault.copy(good.path, bad.path);
                doTo(bad.store().resolve(file.getFileName()), fault);
                check(bad, file.getFileName() + " " + fault);
            }
        }
    }

    private void check(TestHome bad, String now) throws IOException {
        try {
            checkOpened(bad, now);
        } catch (DamagedStoreException e) {
            assertThat(e).as(now).hasMessageContaining(bad.store().toString());
            try (HomeFolder home = HomeFolder.open(bad.path)) {
                long recovered = Salvage.run(home, bad.time).chunks();
                long mayBeLost = now.contains(".blob") ? 30 : now.contains(".log") ? 10 : 0;
                assertThat(recovered).as(now).isBetween(40 - mayBeLost, 40L);
            }
            checkOpened(bad, now);
        }
    }

    private void checkOpened(TestHome bad, String now) throws IOException {
        try (TestHome.Opened storage = bad.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            ScrubStep step = store.scrub(0, 100);
            Set<ChunkId> known = new HashSet<>(step.damaged());
            known.addAll(step.missing());
            int lost = 0;
            for (SealedChunk chunk : chunks) {
                boolean held = store.get(chunk.id()).isPresent();
                assertThat(held && known.contains(chunk.id())).as(now).isFalse();
                lost += held || known.contains(chunk.id()) ? 0 : 1;
                store.put(chunk);
            }
            boolean recovered = Files.exists(bad.path.resolve("store.damaged-1"));
            assertThat(lost).as(now).isLessThanOrEqualTo(recovered ? chunks.size() : 0);
            store.commit();
            for (SealedChunk chunk : chunks) {
                assertThat(store.get(chunk.id())).as(now).contains(chunk);
            }
        }
    }

    /** Thirty chunks in blob files, ten in the log. */
    private void fill(TestHome home) throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (int i = 0; i < 40; i++) {
                chunks.add(samples.chunk(2_000 + i));
                store.put(chunks.get(i));
                if (i % 15 == 14) {
                    store.commit();
                    storage.reopen();
                }
            }
            store.commit();
        }
    }

    private void doTo(Path file, Fault fault) throws IOException {
        long size = Files.size(file);
        switch (fault) {
            case DELETED -> Files.delete(file);
            case EMPTIED -> DiskFault.cut(file, 0);
            case HALVED -> DiskFault.cut(file, size / 2);
            case SHORTENED -> DiskFault.cut(file, Math.max(0, size - 1));
            case ZEROED -> write(file, 0, new byte[(int) size]);
            case SCRIBBLED -> write(file, size / 2, samples.bytes((int) Math.min(40, size - size / 2)));
        }
    }

    private static void write(Path file, long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }
}
