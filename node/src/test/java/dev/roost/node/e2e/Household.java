package dev.roost.node.e2e;

import dev.roost.node.cli.Roost;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The devices of one test, each with a home below one folder, and every program that was started for them: closing it
 * kills what still runs. Programs are started as the launcher does. Used by one thread at a time.
 */
final class Household implements AutoCloseable {
    private final Path folder;
    private final Path temporary;
    private final List<Program> started = new ArrayList<>();

    Household(Path folder) throws IOException {
        this.folder = folder;
        this.temporary = Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("said"));
    }

    /** A device with its home in the household's folder. */
    Device device(String name) {
        return device(name, folder.resolve(name));
    }

    /** A device with its home elsewhere. */
    Device device(String name, Path home) {
        return new Device(this, name, home);
    }

    /** The folder for everything that a program needs for a while. */
    Path temporary() {
        return temporary;
    }

    /** Starts a command. */
    Program start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("TMPDIR", temporary.toString());
        String file = started.size() + "-" + words.get(0);
        Path said = folder.resolve("said");
        Program program = new Program(
                builder, "roost " + String.join(" ", words), said.resolve(file + ".out"), said.resolve(file + ".err"));
        started.add(program);
        return program;
    }

    @Override
    public void close() {
        started.forEach(Program::kill);
    }

    private List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.02",
                "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::*,0.05",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-Djava.util.logging.config.file=" + logging(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Roost.class.getName());
    }

    private static Path logging() {
        URL settings = Objects.requireNonNull(Roost.class.getResource("logging.properties"));
        try {
            return Path.of(settings.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + settings, e);
        }
    }
}
