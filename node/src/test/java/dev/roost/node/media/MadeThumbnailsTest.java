package dev.roost.node.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Thumbnails made by decoder processes without any outside program, which leave nothing behind. */
abstract class MadeThumbnailsTest {
    static final DecoderLimits LIMITS = new DecoderLimits(1, 64, 1_024, 20_000_000, Duration.ofSeconds(20));

    @TempDir
    static Path scratch;

    static Thumbnails thumbnails;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        thumbnails = Thumbnails.open(LIMITS, scratch, List.of());
    }

    @AfterAll
    static void close() throws IOException {
        thumbnails.close();
        try (var left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }
}
