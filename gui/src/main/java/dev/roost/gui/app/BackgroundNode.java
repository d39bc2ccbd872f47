package dev.roost.gui.app;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Problem;
import dev.roost.node.app.NodeSettings;
import dev.roost.node.app.SystemTime;
import dev.roost.node.control.RemoteControl;
import dev.roost.node.control.RunReport;
import dev.roost.node.control.SocketPath;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node of a home in a process of its own, {@code roost run}, which goes on when the window that started it is closed,
 * and gives way to windows when both want the processor. Which process that is stands in a small file of the home,
 * {@code background}; what it logs, in {@code node.log}. Its methods may take a moment. Safe for use by many threads.
 */
public final class BackgroundNode {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundNode.class);
    private static final File NOTHING = new File("/dev/null");
    private static final int NOTE_BYTES_MAX = 200;
    private static final long END_SECONDS_MAX = 15;
    private static final Duration START_MAX = Duration.ofSeconds(40);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** A node that is just ending, or that another window is just starting, is waited for this long. */
    private static final long IN_USE_MILLIS_MAX = 8_000;

    private static final String IN_USE = "home-in-use";

    /** It yields to the window, and in a session of its own it does not end with the terminal of the window. */
    private static final List<List<String>> BEFORE = List.of(List.of("nice", "-n", "5"), List.of("setsid"));

    private final List<String> command;
    private final NodeSettings settings;
    private final Duration startMax;
    private final Path note;
    private final SystemTime time = new SystemTime();

    /**
     * Makes the way to such a process.
     *
     * @param command the words that run Roost, without those for the command {@code run}
     */
    public BackgroundNode(List<String> command, NodeSettings settings) {
        this(command, settings, START_MAX);
    }

    /** Makes a way on which a start may take this long. */
    BackgroundNode(List<String> command, NodeSettings settings, Duration startMax) {
        this.command = List.copyOf(command);
        this.settings = settings;
        this.startMax = startMax;
        this.note = settings.home().resolve("background");
    }

    /**
     * Reaches the node of the home, whoever started it; where none answers, starts it and waits until it does.
     *
     * @throws NodeException if it does not come up: why, in its own words
     * @throws IOException if no process can be started here
     */
    public NodeControl reach() throws NodeException, IOException {
        long began = time.monotonicMillis();
        while (true) {
            Optional<RemoteControl> running = RemoteControl.attach(SocketPath.of(settings.home()));
            if (running.isPresent()) {
                return running.get();
            }
            Problem trouble = isRunning() ? RunReport.SLOW : start().orElse(RunReport.SLOW);
            if (time.monotonicMillis() - began >= patienceMillis(trouble)) {
                throw new NodeException(trouble.code(), trouble.message());
            }
            pause();
        }
    }

    /** How long a trouble may last before it is one. */
    private long patienceMillis(Problem trouble) {
        if (trouble.equals(RunReport.SLOW)) {
            return startMax.toMillis();
        }
        return trouble.code().equals(IN_USE) ? IN_USE_MILLIS_MAX : 0;
    }

    /** Starts it, and waits until it is up; says what is in the way if something is. */
    private Optional<Problem> start() throws IOException, NodeException {
        Process process = process();
        Optional<RunReport> said;
        try {
            said = NodeStart.of(process).await(startMax);
        } catch (InterruptedException e) {
            throw stopped(e);
        }
        if (said.isPresent() && said.get().error().isPresent()) {
            return said.get().error();
        }
        if (said.isEmpty() && !Files.isDirectory(settings.home())) {
            // It has not even begun.
            process.destroy();
            return Optional.of(RunReport.SLOW);
        }
        // One that is slow is not ended: after a power cut it may be mending its store.
        long number =
                said.flatMap(RunReport::running).map(RunReport.Running::pid).orElseGet(process::pid);
        Optional<ProcessHandle> started = ProcessHandle.of(number);
        if (started.isPresent()) {
            Files.writeString(note, name(started.get()));
        }
        return said.isPresent() ? Optional.empty() : Optional.of(RunReport.SLOW);
    }

    private void pause() throws NodeException {
        try {
            time.pause(LOOK);
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private static NodeException stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new NodeException("stopped", "It was stopped before it was done.", e);
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

    private Process process() throws IOException {
        String program = command.get(0);
        if (!isThere(program)) {
            throw new IOException("There is no program " + program);
        }
        List<String> words = new ArrayList<>();
        BEFORE.stream().filter(way -> isThere(way.get(0))).forEach(words::addAll);
        words.addAll(command);
        words.addAll(List.of("run", "--json", "--log", "--home", settings.home().toString()));
        settings.listen()
                .ifPresent(
                        at -> words.addAll(List.of("--listen", at.getAddress().getHostAddress() + ":" + at.getPort())));
        if (!settings.mdns()) {
            words.add("--no-mdns");
        }
        return new ProcessBuilder(words)
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .start();
    }

    private static boolean isThere(String tool) {
        return new File(tool).isAbsolute()
                ? new File(tool).canExecute()
                : Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .anyMatch(folder -> new File(folder, tool).canExecute());
    }
}
