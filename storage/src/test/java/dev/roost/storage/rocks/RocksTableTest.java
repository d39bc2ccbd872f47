package dev.roost.storage.rocks;

import dev.roost.storage.Storage;
import dev.roost.storage.TableContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksTableTest extends TableContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    protected Storage open() throws IOException {
        return TestHome.at(folder).openWithHome();
    }
}
