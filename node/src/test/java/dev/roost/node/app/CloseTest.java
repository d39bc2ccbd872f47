package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.roost.node.Records;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is closed more than once: by whoever began it, and by the end of the program. */
class CloseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void closingTwiceIsClosing() throws Exception {
        try (Records records = new Records();
                Homes homes = new Homes(folder)) {
            LocalControl ann = homes.begin("ann", "member");
            ann.close();
            assertThatCode(ann::close).doesNotThrowAnyException();
            assertThat(records.mistakes()).isEmpty();
        }
    }
}
