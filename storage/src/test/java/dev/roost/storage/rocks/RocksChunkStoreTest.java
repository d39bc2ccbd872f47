package dev.roost.storage.rocks;

import dev.roost.proto.model.ChunkId;
import dev.roost.storage.ChunkStoreContract;
import dev.roost.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksChunkStoreTest extends ChunkStoreContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    protected Storage open() throws IOException {
        return TestHome.at(folder).openWithHome(time);
    }

    @Override
    protected void rot(Storage open, ChunkId id) throws IOException {
        open.reopen();
        TestHome home = TestHome.at(folder);
        for (Path blobs : home.files(".blob")) {
            DiskFault.flip(blobs, id);
        }
        open.reopen();
    }
}
