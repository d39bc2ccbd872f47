package dev.roost.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial leaves behind: nothing. */
class TrialFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void itGoesWhileOthersWriteAndTidyInIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path place = Files.createDirectory(folder.resolve("place"));
            Path home = Files.createDirectories(place.resolve("home/store"));
            CountDownLatch begun = new CountDownLatch(1);
            Thread writer = new Thread(() -> write(home, begun), "test-writer");
            writer.start();
            begun.await();
            TrialFolder.remove(place);
            assertThat(place).as("round %d", round).doesNotExist();
            writer.join();
        }
    }

    /** Puts files in place as a store does, until there is no place any more. */
    private static void write(Path home, CountDownLatch begun) {
        try {
            for (int i = 0; ; i++) {
                Path part = Files.write(home.resolve(i + ".part"), new byte[] {1});
                Files.move(part, home.resolve("extent-" + i % 7));
                begun.countDown();
                Files.delete(home.resolve("extent-" + i % 7));
                Files.write(home.resolve("kept-" + i % 50), new byte[] {1});
            }
        } catch (IOException e) {
            begun.countDown();
        }
    }
}
