package dev.roost.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.KeepingHome;
import dev.roost.node.photo.KeptFolder;
import dev.roost.proto.model.ChunkId;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store lost comes back from the device's own files, with nobody else there. */
class SelfHealingTest {
    @TempDir
    private Path temp;

    private final Random random = new Random(31);
    private final KeepingHome home;

    SelfHealingTest() throws IOException {
        home = new KeepingHome();
    }

    @Test
    void aChunkWhoseOriginalIsUntouchedComesBackAndOneWhoseFileChangedDoesNot() throws Exception {
        Path pictures = Files.createDirectory(temp.toRealPath().resolve("pictures"));
        Path touched = Files.write(pictures.resolve("touched.jpg"), Jpegs.bytes(random, 4_000));
        Files.write(pictures.resolve("untouched.jpg"), Jpegs.bytes(random, 3_000));
        home.scan(KeptFolder.of(pictures, false, true));
        ChunkStore store = home.member().library().store().chunks();
        List<ChunkId> payload = new ArrayList<>();
        home.originals().originals((key, original) -> {
            home.originals()
                    .chunks(key)
                    .forEach(chunk -> payload.add(chunk.sealed().orElseThrow().id()));
            return true;
        });
        assertThat(payload).hasSize(2);
        for (ChunkId id : payload) {
            store.quarantine(id);
        }
        Files.write(touched, Jpegs.bytes(random, 4_001));
        SelfHealing healing = new SelfHealing(store, home.keep().originals());
        assertThat(healing.healAll()).isEqualTo(1);
        assertThat(store.lacking(Optional.empty(), 10)).hasSize(1);
        assertThat(store.counts().lackingChunks()).isEqualTo(1);
        assertThat(healing.healAll()).isZero();
    }
}
