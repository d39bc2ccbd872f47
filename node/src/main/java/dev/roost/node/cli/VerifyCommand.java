package dev.roost.node.cli;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.VerifyReport;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Re-reads everything here, heals what is broken from your other devices, and reports.")
final class VerifyCommand extends RoostCommand {
    @Override
    int run() throws NodeException {
        Watcher watcher = watcher();
        try (NodeControl node = openExisting()) {
            VerifyReport report = node.verify(watcher);
            watcher.endLine();
            if (!printedAsJson(report)) {
                say(report);
            }
            boolean whole = report.unhealed() == 0 && report.originalsDamaged().isEmpty();
            return whole ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private void say(VerifyReport report) {
        terminal()
                .result("Re-read " + Amounts.count(report.chunks(), "chunk") + " (" + Amounts.bytes(report.bytes())
                        + ") in " + Amounts.seconds(report.seconds()) + ".");
        long wrong = report.damaged() + report.missing();
        if (wrong == 0) {
            terminal().result("Everything is as it should be.");
        } else {
            terminal()
                    .result("%,d damaged, %,d missing: %,d healed from other devices, %,d not."
                            .formatted(report.damaged(), report.missing(), report.healed(), report.unhealed()));
        }
        if (report.unhealed() > 0) {
            terminal().result("Turn on the devices that may have the rest, and run 'roost verify' again.");
        }
        for (FailedFile file : report.originalsDamaged()) {
            terminal().result("! An original is damaged: " + Terminal.safe(file.path()) + ". " + file.reason());
        }
    }
}
