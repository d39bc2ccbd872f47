package dev.roost.proto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import org.junit.jupiter.api.Test;

class SealedChunkTest {
    private final Samples samples = new Samples(11);

    @Test
    void refusesAChunkUnderAnotherName() {
        SealedChunk chunk = samples.chunk(2000);
        ChunkId other = samples.chunkId();
        assertThatThrownBy(() -> SealedChunk.admit(other, chunk.bytes()))
                .isInstanceOf(DamagedChunkException.class)
                .hasMessageContaining(other.hex())
                .hasMessageContaining(chunk.id().hex());
    }

    @Test
    void refusesEverySingleBitFlip() {
        SealedChunk chunk = samples.chunk(1500);
        for (int bit = 0; bit < 8 * 1500; bit++) {
            byte[] bytes = chunk.bytes().clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> SealedChunk.admit(chunk.id(), bytes)).isInstanceOf(DamagedChunkException.class);
        }
    }

    @Test
    void admitsATypeThatThisVersionDoesNotKnow() throws DamagedChunkException {
        byte[] bytes = samples.chunk(2000).bytes().clone();
        bytes[6] = 0x33;
        SealedChunk chunk = SealedChunk.of(bytes);
        assertThat(SealedChunk.admit(chunk.id(), bytes).typeCode()).isEqualTo(0x33);
        assertThatThrownBy(chunk::header).isInstanceOf(MalformedException.class).hasMessageContaining("type 51");
    }

    @Test
    void refusesWhatIsTooLong() {
        ChunkId id = samples.chunkId();
        assertThatThrownBy(() -> SealedChunk.admit(id, new byte[Limits.CHUNK_SEALED_BYTES_MAX + 1]))
                .isInstanceOf(DamagedChunkException.class);
        assertThatThrownBy(() -> SealedChunk.of(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
