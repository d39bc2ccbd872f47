package dev.roost.node.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.control.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command that was started as a process of its own. What it says goes to files, so that it can be read at any time, and
 * also after a kill. Used by one thread at a time.
 */
final class Program {
    /** Nothing here takes so long unless it hangs; a loaded machine is given its time. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final long LOOK_MILLIS = 25;

    private final String command;
    private final Process process;
    private final Path out;
    private final Path err;

    /** How a command ended, and what it said. */
    record Ended(String command, int exit, String out, String err) {
        /** The last line, as JSON. */
        JsonNode report() throws IOException {
            List<String> lines = out.lines().toList();
            if (lines.isEmpty()) {
                throw new AssertionError(this + " reported nothing");
            }
            return Json.parse(lines.get(lines.size() - 1));
        }

        /** This, if the command was done. */
        Ended done() {
            if (exit != 0) {
                throw new AssertionError("failed: " + this);
            }
            return this;
        }
    }

    /** Looks for something that comes about while a program runs. */
    @FunctionalInterface
    interface Look<T> {
        Optional<T> look() throws Exception;
    }

    Program(ProcessBuilder builder, String command, Path out, Path err) throws IOException {
        this.command = command;
        this.out = out;
        this.err = err;
        this.process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    /** Types a line into it, the last one. */
    Program type(String line) throws IOException {
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(line + "\n");
        }
        return this;
    }

    /** Waits until it says a JSON object with this key, and returns what the key holds. */
    JsonNode says(String key) throws Exception {
        return until("a line with '" + key + "'", () -> said(key));
    }

    /** Waits until something has come about; fails if this program ends without, or if it takes too long. */
    <T> T until(String what, Look<T> look) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            boolean over = ended(LOOK_MILLIS);
            Optional<T> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            if (over || System.nanoTime() > deadline) {
                throw new AssertionError((over ? "ended without " : "too long without ") + what + ": " + this);
            }
        }
    }

    /** Waits for its end. */
    Ended end() throws Exception {
        if (!ended(PATIENCE.toMillis())) {
            throw new AssertionError("does not end: " + this);
        }
        return new Ended(command, process.exitValue(), read(out), read(err));
    }

    /** Waits so long for its end; returns whether it came. */
    boolean ended(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill} does: it may close what it has open. */
    Ended stop() throws Exception {
        process.destroy();
        return end();
    }

    /** As {@code kill -9} does; nothing of it runs any more when this returns. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public String toString() {
        try {
            return command + " said: " + read(out) + "\n" + read(err);
        } catch (IOException e) {
            return command;
        }
    }

    private Optional<JsonNode> said(String key) throws IOException {
        String text = read(out);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            JsonNode node = Json.parse(line);
            if (node.has(key)) {
                return Optional.of(node.get(key));
            }
        }
        return Optional.empty();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
