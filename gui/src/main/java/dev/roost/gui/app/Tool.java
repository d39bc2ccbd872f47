package dev.roost.gui.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a small tool of the system and hears what it says. A tool that takes long is ended. Stateless. */
@FunctionalInterface
interface Tool {
    /** What a tool said, at most 4 KiB, if it is there and ended well. */
    Optional<String> run(List<String> command);

    /** The tools of this computer. */
    static Tool ofSystem() {
        return SystemTool::run;
    }

    /** Processes of this computer. */
    final class SystemTool {
        private static final long SECONDS_MAX = 5;
        private static final int ANSWER_BYTES_MAX = 4_096;

        private SystemTool() {}

        private static Optional<String> run(List<String> command) {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                byte[] said = process.getInputStream().readNBytes(ANSWER_BYTES_MAX);
                return process.exitValue() == 0
                        ? Optional.of(new String(said, StandardCharsets.UTF_8).strip())
                        : Optional.empty();
            } catch (IOException e) {
                // There is no such tool here.
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
