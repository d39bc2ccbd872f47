package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.Observer;
import dev.roost.node.api.VerifyReport;
import dev.roost.proto.model.ChunkId;
import dev.roost.storage.ChunkStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that has nobody to heal from heals what its own files can give. */
class VerifyAloneTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void verifyHealsHeldPhotosFromTheirOriginals() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        byte[] bytes = new byte[5_000];
        new Random(4).nextBytes(bytes);
        Files.write(photos.resolve("a.jpg"), bytes);
        try (Homes homes = new Homes(folder)) {
            LocalControl control = homes.begin("laptop", "member");
            control.keep(new KeepRequest(List.of(photos.toUri().toString()), true, true, false), Observer.NONE);
            LibraryNode library = control.node().libraries().iterator().next();
            ChunkStore store = library.library().store().chunks();
            List<ChunkId> payload = new ArrayList<>();
            library.originals().orElseThrow().originals((key, original) -> {
                library.originals()
                        .orElseThrow()
                        .chunks(key)
                        .forEach(chunk ->
                                payload.add(chunk.sealed().orElseThrow().id()));
                return true;
            });
            store.quarantine(payload.get(0));
            VerifyReport report = control.verify(Observer.NONE);
            assertThat(report.missing()).isEqualTo(1);
            assertThat(report.healed()).isEqualTo(1);
            assertThat(report.unhealed()).isZero();
            assertThat(store.holds(payload.get(0))).isTrue();
            assertThat(control.status().backedUp()).isEqualTo(1);
        }
    }
}
