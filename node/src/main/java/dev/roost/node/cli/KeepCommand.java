package dev.roost.node.cli;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "keep",
        description = "Keeps what is new in folders. The files stay where they are; sealed copies go to your other"
                + " devices. The folders are watched from now on.")
final class KeepCommand extends RoostCommand {
    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Folders, or single files.")
    private List<Path> folders = List.of();

    @Option(names = "--once", description = "Keep what is there now, and do not watch the folders.")
    private boolean once;

    @Option(
            names = "--hold",
            description = "Store sealed copies on this device too: for a memory card, or a folder that goes away.")
    private boolean hold;

    @Option(names = "--wait", description = "Return only when nothing is pending, however long that takes.")
    private boolean untilSafe;

    @Override
    int run() throws NodeException {
        List<String> uris = new ArrayList<>();
        for (Path folder : folders) {
            uris.add(given("A folder to keep", folder).toUri().toASCIIString());
        }
        Watcher watcher = watcher();
        try (NodeControl node = openExisting()) {
            KeepReport report = node.keep(new KeepRequest(uris, once, hold, untilSafe), watcher);
            watcher.endLine();
            if (!printedAsJson(report)) {
                say(report);
            }
            return report.failed().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FILES_FAILED;
        }
    }

    private void say(KeepReport report) {
        for (FailedFile file : report.failed()) {
            terminal().aside("Not kept: " + Terminal.safe(file.path()) + ". " + Terminal.safe(file.reason()));
        }
        for (FailedFile file : report.skipped()) {
            terminal().aside("Left alone: " + Terminal.safe(file.path()) + ". " + Terminal.safe(file.reason()));
        }
        terminal()
                .result("Kept " + Amounts.count(report.photos(), "photo") + " (" + Amounts.bytes(report.bytes())
                        + ") in " + Amounts.seconds(report.seconds()) + ": "
                        + (report.photos() - report.unchanged() <= 0
                                ? "nothing new."
                                : Amounts.bytes(report.newBytes()) + " new."));
        if (report.pending() > 0) {
            terminal()
                    .result(Amounts.count(report.pending(), "photo")
                            + (report.pending() == 1 ? " waits" : " wait") + " for another device to take a copy. "
                            + (report.pending() == 1 ? "It is" : "They are") + " only on this one so far.");
        }
    }
}
