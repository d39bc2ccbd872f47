package dev.roost.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import dev.roost.storage.DamagedStoreException;
import dev.roost.storage.HomeFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Record files that became shorter: RocksDB would open what is left, and delete what it no longer knows. */
class ExtentTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Samples samples = new Samples(101);
    private final LibraryId library = samples.libraryId();
    private final List<SealedChunk> chunks = new ArrayList<>();

    /** Closed in order, with objects in blob files and some in the log. */
    @SuppressWarnings("NullAway.Init")
    private TestHome closed;

    /** Killed after some commits. */
    @SuppressWarnings("NullAway.Init")
    private TestHome killed;

    private final List<ChunkId> acknowledged = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        closed = TestHome.at(folder.resolve("closed"));
        killed = TestHome.at(folder.resolve("killed"));
        try (TestHome.Opened storage = closed.openWithHome()) {
            ChunkStore store = storage.library(library).chunks();
            for (int i = 0; i < 40; i++) {
                chunks.add(samples.chunk(5_000));
                store.put(chunks.get(i));
                if (i % 10 == 9) {
                    store.commit();
                    storage.reopen();
                }
            }
        }
        try (TestHome.Opened storage = closed.openWithHome()) {
            chunks.add(samples.chunk(5_000));
            storage.library(library).chunks().put(chunks.get(40));
            storage.library(library).chunks().commit();
        }
    }

    @Test
    void aManifestThatBecameShorterIsRefusedAndNothingIsDeleted() throws Exception {
        fillAndKill();
        refusesEveryCut(closed);
        refusesEveryCut(killed);
    }

    @Test
    void everythingCanBeRecoveredThen() throws Exception {
        fillAndKill();
        Path manifest = killed.store().resolve(Extent.manifest(killed.store()).orElseThrow());
        byte[] good = Files.readAllBytes(manifest);
        Files.write(manifest, Arrays.copyOf(good, good.length / 2));
        try (HomeFolder home = HomeFolder.open(killed.path)) {
            assertThat(Salvage.run(home, killed.time).chunks()).isGreaterThanOrEqualTo(acknowledged.size());
        }
        assertOpens(killed, false);
    }

    @Test
    void aLogThatIsGoneOrShorterAfterAnOrderlyCloseIsRefused() throws IOException {
        Path log = closed.files(".log").stream()
                .filter(file -> file.toFile().length() > 5_000)
                .findFirst()
                .orElseThrow();
        byte[] good = Files.readAllBytes(log);

        Files.write(log, Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(closed::openWithHome)
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining(log.getFileName().toString());
        Files.delete(log);
        assertThatThrownBy(closed::openWithHome).isInstanceOf(DamagedStoreException.class);

        Files.write(log, good);
        assertOpens(closed, true);
    }

    @Test
    void aStoreAfterAKillAndOneAfterAnOrderlyCloseOpen() throws Exception {
        fillAndKill();
        assertOpens(closed, true);
        assertOpens(killed, false);
        assertOpens(killed, false);
    }

    @Test
    void withoutANoteOrWithHalfOfOneTheStoreOpens() throws IOException {
        Path note = closed.store().resolve("extent");
        String text = Files.readString(note);
        assertThat(text).matches("(?s)MANIFEST-[0-9]+ [0-9]+\n([0-9]+\\.log [0-9]+\n)*[0-9a-f]{8}\n");
        for (String bad : List.of("", "\n", text.substring(1), text.substring(0, text.length() - 1), text + "x")) {
            TestHome home = TestHome.at(folder.resolve("bad"));
            DiskFault.copy(closed.path, home.path);
            Files.writeString(home.store().resolve("extent"), bad);
            assertOpens(home, true);
        }
        Files.delete(note);
        assertOpens(closed, true);
    }

    private void fillAndKill() throws Exception {
        Process filler = Filler.start(killed.path, 103, Filler.Mode.BULK);
        try (BufferedReader out = filler.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null && !line.equals("entry 2"); line = out.readLine()) {
                if (line.startsWith("chunk ")) {
                    acknowledged.add(ChunkId.of(HexFormat.of().parseHex(line.substring(6))));
                }
            }
            Filler.kill(filler);
        }
        assertThat(acknowledged).isNotEmpty();
    }

    private void refusesEveryCut(TestHome good) throws IOException {
        TestHome cut = TestHome.at(folder.resolve("cut"));
        DiskFault.copy(good.path, cut.path);
        Path manifest = cut.store().resolve(Extent.manifest(cut.store()).orElseThrow());
        byte[] bytes = Files.readAllBytes(manifest);
        String note = Files.readString(cut.store().resolve("extent"));
        int noted = Integer.parseInt(note.substring(note.indexOf(' ') + 1, note.indexOf('\n')));
        assertThat(noted).isLessThanOrEqualTo(bytes.length);
        List<Path> blobs = cut.files(".blob");
        for (int length = noted - 1; length >= 0; length--) {
            DiskFault.cut(manifest, length);
            assertThatThrownBy(() -> Extent.check(cut.store()))
                    .as("%s, %d bytes", good.path, length)
                    .isInstanceOf(DamagedStoreException.class);
        }
        assertThatThrownBy(cut::openWithHome).isInstanceOf(DamagedStoreException.class);
        assertThat(cut.files(".blob")).isEqualTo(blobs);
        Files.write(manifest, bytes);
        assertOpens(cut, good == closed);
    }

    private void assertOpens(TestHome home, boolean wasClosed) throws IOException {
        try (TestHome.Opened storage = home.openWithHome()) {
            ChunkStore store =
                    storage.library(wasClosed ? library : Filler.library()).chunks();
            List<ChunkId> ids = wasClosed ? chunks.stream().map(SealedChunk::id).toList() : acknowledged;
            for (ChunkId id : ids) {
                assertThat(store.get(id)).isPresent();
            }
            assertThat(store.counts().heldChunks()).isGreaterThanOrEqualTo(ids.size());
        }
    }
}
