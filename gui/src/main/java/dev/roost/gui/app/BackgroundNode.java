package dev.roost.gui.app;

import dev.roost.node.app.NodeSettings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node of a home in a process of its own, {@code roost run}, which goes on when the window that started it is closed.
 * Which process that is stands in a small file of the home, {@code background}. Its methods may take a moment. Used by one
 * thread at a time.
 */
public final class BackgroundNode {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundNode.class);
    private static final File NOTHING = new File("/dev/null");
    private static final int NOTE_BYTES_MAX = 200;
    private static final long END_SECONDS_MAX = 15;

    private final List<String> command;
    private final NodeSettings settings;
    private final Path note;

    /**
     * Makes the way to such a process.
     *
     * @param command the words that run Roost, without those for the command {@code run}
     */
    public BackgroundNode(List<String> command, NodeSettings settings) {
        this.command = List.copyOf(command);
        this.settings = settings;
        this.note = settings.home().resolve("background");
    }

    /** Starts it; the home must not be in use any more. */
    public void start() throws IOException {
        Process process;
        try {
            // In a session of its own it does not end with the terminal from which the window was started.
            process = process("setsid");
        } catch (IOException e) {
            LOG.debug("there is no setsid", e);
            process = process();
        }
        Files.writeString(note, name(process.toHandle()));
    }

    /** Whether it runs now. */
    public boolean isRunning() {
        return running().isPresent();
    }

    /** Ends it, as a user would with Ctrl-C, and waits until it is gone. */
    public void stop() {
        running().ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
                Files.deleteIfExists(note);
            } catch (ExecutionException | TimeoutException | IOException e) {
                LOG.warn("the node in the background did not end: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The process, if it is the one that was started: its number may have gone to another since. */
    private Optional<ProcessHandle> running() {
        try {
            if (!Files.exists(note) || Files.size(note) > NOTE_BYTES_MAX) {
                return Optional.empty();
            }
            String noted = new String(Files.readAllBytes(note), StandardCharsets.UTF_8);
            long number = Long.parseLong(noted.split(" ", 2)[0]);
            return ProcessHandle.of(number).filter(process -> name(process).equals(noted));
        } catch (IOException | NumberFormatException e) {
            LOG.debug("which node is in the background is not known", e);
            return Optional.empty();
        }
    }

    private static String name(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    private Process process(String... before) throws IOException {
        List<String> words = new ArrayList<>(List.of(before));
        words.addAll(command);
        words.addAll(List.of("run", "--home", settings.home().toString()));
        settings.listen()
                .ifPresent(
                        at -> words.addAll(List.of("--listen", at.getAddress().getHostAddress() + ":" + at.getPort())));
        if (!settings.mdns()) {
            words.add("--no-mdns");
        }
        return new ProcessBuilder(words)
                .redirectInput(NOTHING)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
