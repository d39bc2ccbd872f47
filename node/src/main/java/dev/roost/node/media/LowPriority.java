package dev.roost.node.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets a program yield to whatever else the machine has to do, where the system has {@code nice}. */
final class LowPriority {
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final String NICENESS = "10";

    private LowPriority() {}

    /** The command that runs a command so. It becomes that command: whoever kills it kills that. */
    static List<String> of(List<String> command) {
        if (!Files.isExecutable(NICE)) {
            return command;
        }
        List<String> yielding = new ArrayList<>(List.of(NICE.toString(), "-n", NICENESS));
        yielding.addAll(command);
        return yielding;
    }
}
