package dev.roost.node.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.InitRequest;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.RecoveryWords;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.Folds;
import dev.roost.node.library.HeldChunks;
import dev.roost.node.library.Library;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.restore.Restore;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.HomeFolder;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.Storage;
import dev.roost.storage.rocks.RocksStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise that it can get out: 24 words on paper and the home of one storage device bring every photo back. */
class RecoveryWordsTest {
    private static final long SEED = 24;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SecureRandom random = new SecureRandom();

    @Test
    void theWordsAndOneStorageDeviceBringEveryPhotoBack() throws Exception {
        Path photos = folder.resolve("photos");
        new Camera(SEED).takes(3, 200_000, photos).leavesAMess(photos);
        Map<String, Tree.Leaf> before = Tree.of(photos);
        List<String> words = keptOnAStorageDevice(photos);
        Tree.delete(photos);
        Tree.delete(folder.resolve("member"));

        try (HomeFolder home = HomeFolder.open(folder.resolve("storage"));
                Storage storage = RocksStorage.open(home, () -> 0)) {
            LibraryStore store = storage.library(storage.libraries().get(0));
            assertThat(opened(store, RecoveryWords.random(random)).keyring().isMember())
                    .as("other words open nothing")
                    .isFalse();

            RestoreReport report = restored(opened(store, RecoveryWords.parse(words)));

            assertThat(report.failed()).isEmpty();
            assertThat(report.resources()).isEqualTo(before.size());
        }
        assertThat(Tree.of(folder.resolve("back/photos"))).isEqualTo(before);
    }

    /** A member keeps the photos and a storage device takes them; returns the words that the member showed. */
    private List<String> keptOnAStorageDevice(Path photos) throws Exception {
        try (Household household = new Household(folder)) {
            Device member = household.device("member").begins();
            Device storage = household.device("storage").begins();
            storage.serves().control().init(new InitRequest(Optional.empty(), "storage"));
            List<String> words = member.serves()
                    .control()
                    .init(new InitRequest(Optional.empty(), "member"))
                    .recoveryWords()
                    .orElseThrow();
            member.admits(storage, "storage").forEach(Program.Ended::done);
            KeepRequest request = new KeepRequest(List.of(photos.toUri().toASCIIString()), true, false, true);
            assertThat(member.control().keep(request, Observer.NONE).pending()).isZero();
            // Killed, and not closed: the words have to do after a fire, too.
            return words;
        }
    }

    private Library opened(LibraryStore store, RecoveryWords words) throws Exception {
        Identity recovery = words.identity(random);
        return Library.open(store, recovery, false, () -> Instant.EPOCH, new SeededRandom(SEED));
    }

    private RestoreReport restored(Library library) throws Exception {
        Folds folds = new Folds(library);
        folds.advance();
        Sealer sealer = library.keyring().sealer().orElseThrow();
        HeldChunks chunks = new HeldChunks(library.store().chunks());
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            return new Restore(
                            folds.index(), new ManifestReader(chunks, sealer), id -> read(chunks, id), sealer, threads)
                    .all(folder.resolve("back"), Observer.NONE);
        } finally {
            threads.shutdown();
        }
    }

    private static CompletableFuture<Optional<SealedChunk>> read(HeldChunks chunks, ChunkId id) {
        try {
            return CompletableFuture.completedFuture(chunks.get(id));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
