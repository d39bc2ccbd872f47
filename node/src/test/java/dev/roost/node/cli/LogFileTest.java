package dev.roost.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that nobody reads fills no disk. */
class LogFileTest {
    private static final int LINES = 3_000;

    @TempDir
    private Path folder;

    private static LogRecord entry(String message) {
        return new LogRecord(Level.WARNING, message);
    }

    @Test
    void theLastLinesStayAndTheFilesNeverGrowBeyondTheirLimit() throws Exception {
        LogFile log = new LogFile(folder.resolve("home"));
        for (int i = 0; i < LINES; i++) {
            log.publish(entry("line " + i + " " + "x".repeat(1_000)));
        }
        log.publish(entry("y".repeat(3 << 20)));
        log.publish(entry("the end"));
        try (Stream<Path> files = Files.list(folder.resolve("home"))) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("node.log", "node.log.old");
        }
        assertThat(Files.size(folder.resolve("home/node.log"))).isLessThanOrEqualTo(LogFile.BYTES_MAX);
        assertThat(Files.size(folder.resolve("home/node.log.old"))).isLessThanOrEqualTo(LogFile.BYTES_MAX);
        assertThat(Files.readString(folder.resolve("home/node.log"))).contains("the end");
    }

    @Test
    void linesOfTheRunBeforeStay() throws Exception {
        new LogFile(folder).publish(entry("before"));
        new LogFile(folder).publish(entry("after"));
        assertThat(Files.readString(folder.resolve("node.log")))
                .contains("before")
                .contains("after");
    }
}
