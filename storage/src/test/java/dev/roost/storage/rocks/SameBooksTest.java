package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.Samples;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.RunningTime;
import dev.roost.storage.ScrubStep;
import dev.roost.storage.Storage;
import dev.roost.storage.memory.MemoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to them, the store on disk and the one in memory say the same. */
class SameBooksTest {
    private static final int STEPS = Integer.getInteger("roost.steps", 600);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(61);
    private final LibraryId library = samples.libraryId();
    private final List<SealedChunk> chunks = new ArrayList<>();
    private final List<LogId> logs = List.of(samples.logId(), samples.logId(), samples.logId());
    private long now;

    @FunctionalInterface
    private interface Step {
        Object on(ChunkStore store) throws IOException;
    }

    @Test
    void afterAnyStepsBothKnowTheSame() throws IOException {
        long seed = Long.getLong("roost.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            chunks.add(samples.chunk(1_000 + i));
        }
        RunningTime time = () -> now;
        try (Storage memory = new MemoryStorage(time);
                Storage rocks = TestHome.at(folder).openWithHome(time)) {
            for (int i = 0; i < STEPS; i++) {
                now += random.nextInt(100_000);
                Step step = step(random);
                String said = "seed " + seed + ", step " + i;
                if (random.nextInt(60) == 0) {
                    rocks.reopen();
                }
                ChunkStore one = memory.library(library).chunks();
                ChunkStore other = rocks.library(library).chunks();
                assertThat(step.on(other)).as(said).isEqualTo(step.on(one));
                same(one, other, said);
            }
        }
    }

    private Step step(Random random) {
        SealedChunk chunk = chunks.get(random.nextInt(chunks.size()));
        ChunkId id = chunk.id();
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                store -> {
                    store.put(chunk);
                    return true;
                };
            case 2 ->
                store -> {
                    store.commit();
                    return true;
                };
            case 3 -> {
                ChunkList list = list(random);
                LogId log = logs.get(random.nextInt(logs.size()));
                long seq = 1L + random.nextInt(5);
                boolean taken = random.nextBoolean();
                yield store -> {
                    store.name(log, seq, list, taken);
                    return true;
                };
            }
            case 4 ->
                store -> {
                    store.quarantine(id);
                    return true;
                };
            case 5 ->
                store -> {
                    store.lease(List.of(id, id));
                    return true;
                };
            case 6 -> store -> store.get(id);
            default -> {
                long from = random.nextInt(60);
                int max = 1 + random.nextInt(20);
                yield store -> found(store.scrub(from, max));
            }
        };
    }

    /** What a step found; where it stopped may differ, for one store keeps the places of what is gone. */
    private static List<Object> found(ScrubStep step) {
        return List.of(step.chunks(), step.bytes(), step.damaged(), step.missing());
    }

    private ChunkList list(Random random) {
        List<ChunkList.Row> rows = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            rows.add(new ChunkList.Row(
                    random.nextInt(256),
                    chunks.get(random.nextInt(chunks.size())).id()));
        }
        return ChunkList.covering(ChunkType.PAYLOAD, false, rows).get(0);
    }

    private void same(ChunkStore one, ChunkStore other, String said) throws IOException {
        assertThat(other.counts()).as(said).isEqualTo(one.counts());
        assertThat(other.lacking(Optional.empty(), 100)).as(said).isEqualTo(one.lacking(Optional.empty(), 100));
        for (SealedChunk chunk : chunks) {
            assertThat(other.fact(chunk.id())).as(said).isEqualTo(one.fact(chunk.id()));
            assertThat(other.holds(chunk.id())).as(said).isEqualTo(one.holds(chunk.id()));
        }
    }
}
