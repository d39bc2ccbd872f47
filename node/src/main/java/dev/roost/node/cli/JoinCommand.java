package dev.roost.node.cli;

import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.app.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "join",
        description =
                "Types the code that another device shows ('roost pair' there). The one of both that has a library admits"
                        + " the other. The code is asked for, or read from standard input.")
final class JoinCommand extends RoostCommand {
    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            description = "Where the other device is, if it is not found on the network.")
    private @Nullable String address;

    @Option(
            names = "--code-file",
            paramLabel = "FILE",
            description = "Read the code from a file, or from standard input with '-'.")
    private @Nullable String codeFile;

    @Option(names = "--role", paramLabel = "member|storage", description = "What the joining device is to be.")
    private @Nullable String role;

    @Option(names = "--yes", description = "Allow whichever device knows the code, without asking.")
    private boolean yes;

    @Override
    int run() throws NodeException {
        String code = code();
        boolean allows = yes || !terminal().isInteractive() || codeFile != null;
        Watcher watcher = watcher(allows);
        try (NodeControl node = open()) {
            JoinReport report =
                    node.join(new JoinRequest(code, Optional.ofNullable(address), Optional.ofNullable(role)), watcher);
            if (!printedAsJson(report)) {
                terminal().result(Belongings.of(report));
                if (report.admitted().isEmpty()) {
                    terminal().result("Next: roost run");
                }
            }
            return ExitCode.DONE;
        }
    }

    private String code() throws NodeException {
        try {
            if (codeFile != null && !codeFile.equals("-")) {
                return Files.readString(Path.of(codeFile), StandardCharsets.UTF_8)
                        .strip();
            }
            return terminal()
                    .ask("The code on the other device's screen:")
                    .map(String::strip)
                    .orElseThrow(() -> new NodeException("usage", "No code was given."));
        } catch (IOException e) {
            throw new NodeException("usage", "The code could not be read. " + FileTrouble.sentence(e), e);
        }
    }
}
