package dev.roost.gui.kit;

import dev.roost.node.cli.Roost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What a window starts a node with: this build's own command line with a small node's memory, or something else. */
public final class RoostCommand {
    private RoostCommand() {}

    /** The words that run Roost, as the launcher does for {@code roost run}. */
    public static List<String> ofThisBuild() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-cp",
                System.getProperty("java.class.path"),
                Roost.class.getName());
    }

    /** A program that does something else, given as lines for the shell. */
    public static List<String> script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return List.of(file.toString());
    }
}
