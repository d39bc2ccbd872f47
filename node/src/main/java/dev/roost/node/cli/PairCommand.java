package dev.roost.node.cli;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "pair",
        description =
                "Shows a code and waits for one device on which it is typed ('roost join' there). The one of both that"
                        + " has a library admits the other.")
final class PairCommand extends RoostCommand {
    @Option(
            names = "--role",
            paramLabel = "member|storage",
            description = "What the joining device is to be: a member sees all photos, a storage device reads nothing.")
    private @Nullable String role;

    @Option(names = "--yes", description = "Allow whichever device knows the code, without asking.")
    private boolean yes;

    @Override
    int run() throws NodeException {
        if (!yes && !terminal().isInteractive()) {
            throw new NodeException(
                    "usage",
                    "Nobody can be asked here whether to allow the device: run it in a terminal, or give --yes.");
        }
        Watcher watcher = watcher(yes);
        try (NodeControl node = open()) {
            PairReport report = node.pair(new PairRequest(Optional.ofNullable(role)), watcher);
            if (!printedAsJson(report)) {
                terminal().result(Belongings.of(report));
            }
            return ExitCode.DONE;
        }
    }
}
