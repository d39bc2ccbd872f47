package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.ScrubStep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * How fast the store is, beside the plain disk in the same run: {@code mvn -pl proto,storage -am verify -Pbench}. Medians
 * of rounds; chunks of 1 MiB, sealed beforehand, so that only the store is timed.
 */
class StoreBench {
    private static final int MIB = 1 << 20;
    private static final int ROUNDS = Integer.getInteger("roost.rounds", 5);
    private static final int CHUNKS = Integer.getInteger("roost.chunks", 512);
    private static final int COMMIT_EVERY = 64;

    @TempDir(factory = TempDirFactory.Standard.class)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void speeds() throws IOException {
        List<Double> disk = new ArrayList<>();
        List<Double> put = new ArrayList<>();
        List<Double> trickle = new ArrayList<>();
        List<Double> get = new ArrayList<>();
        List<Double> scrub = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            disk.add(disk(folder.resolve("plain")));
            TestHome home = TestHome.at(folder.resolve("round" + round));
            try (TestHome.Opened storage = home.openWithHome()) {
                LibraryId library = new Samples(round).libraryId();
                ChunkStore store = storage.library(library).chunks();
                put.add(put(store, round, COMMIT_EVERY, CHUNKS));
                get.add(get(store, round));
                scrub.add(scrub(store));
                trickle.add(put(store, 1_000 + round, 1, 64));
            }
        }
        System.out.printf(
                "MB/s: plain disk %.0f, put and commit every %d MiB %.0f, one by one %.0f, get %.0f, scrub %.0f%n",
                median(disk), COMMIT_EVERY, median(put), median(trickle), median(get), median(scrub));
    }

    private static double disk(Path file) throws IOException {
        byte[] bytes = new Samples(1).bytes(MIB);
        long begun = System.nanoTime();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < CHUNKS; i++) {
                out.write(ByteBuffer.wrap(bytes));
                if (i % COMMIT_EVERY == COMMIT_EVERY - 1) {
                    out.force(true);
                }
            }
        }
        double speed = speed(CHUNKS, begun);
        Files.delete(file);
        return speed;
    }

    private static double put(ChunkStore store, int seed, int commitEvery, int chunks) throws IOException {
        long nanos = 0;
        for (int i = 0; i < chunks; i += commitEvery) {
            List<SealedChunk> some = new ArrayList<>();
            for (int k = 0; k < commitEvery; k++) {
                some.add(new Samples((long) seed * 100_000 + i + k).chunk(MIB));
            }
            long begun = System.nanoTime();
            for (SealedChunk chunk : some) {
                store.put(chunk);
            }
            store.commit();
            nanos += System.nanoTime() - begun;
        }
        return chunks * (double) MIB / 1e6 / (nanos / 1e9);
    }

    private static double get(ChunkStore store, int seed) throws IOException {
        List<SealedChunk> known = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            known.add(new Samples((long) seed * 100_000 + i).chunk(MIB));
        }
        long begun = System.nanoTime();
        for (int i = 0; i < CHUNKS; i++) {
            assertThat(store.get(known.get(i % known.size()).id())).isPresent();
        }
        return speed(CHUNKS, begun);
    }

    private static double scrub(ChunkStore store) throws IOException {
        long begun = System.nanoTime();
        ScrubStep step = store.scrub(0, 128);
        int read = step.chunks();
        while (!step.end()) {
            step = store.scrub(step.next(), 128);
            read += step.chunks();
        }
        assertThat(read).isEqualTo(CHUNKS);
        return speed(read, begun);
    }

    private static double speed(int chunks, long begun) {
        return chunks * (double) MIB / 1e6 / ((System.nanoTime() - begun) / 1e9);
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
