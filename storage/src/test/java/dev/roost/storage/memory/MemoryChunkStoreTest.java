package dev.roost.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.ChunkStoreContract;
import dev.roost.storage.ScrubStep;
import dev.roost.storage.Storage;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryChunkStoreTest extends ChunkStoreContract {
    @Override
    protected Storage open() {
        return new MemoryStorage(time);
    }

    @Override
    protected void rot(Storage open, ChunkId id) {
        ((MemoryStorage) open).rot(library, id);
    }

    @Test
    void whatIsLostIsMissing() throws IOException {
        try (MemoryStorage storage = new MemoryStorage(time)) {
            ChunkStore store = storage.library(library).chunks();
            SealedChunk chunk = samples.chunk(1_000);
            store.put(chunk);
            store.commit();
            storage.lose(library, chunk.id());

            assertThat(store.scrub(0, 10)).isEqualTo(new ScrubStep(2, true, 0, 0, List.of(), List.of(chunk.id())));
            assertThat(store.holds(chunk.id())).isFalse();
        }
    }

    @Test
    void takesNoMoreThanThereIsRoomFor() throws IOException {
        try (MemoryStorage storage = new MemoryStorage(time, 2_500)) {
            ChunkStore store = storage.library(library).chunks();
            SealedChunk refused = samples.chunk(1_001);
            store.put(samples.chunk(1_500));

            assertThatThrownBy(() -> store.put(refused)).isInstanceOf(StoreFullException.class);
            assertThat(storage.roomBytes()).isEqualTo(1_000);

            storage.setRoomBytes(5_000);
            store.put(refused);
            store.commit();
            assertThat(store.holds(refused.id())).isTrue();
        }
    }
}
