package dev.roost.node.cli;

import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Problem;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.StoredLibrary;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Says whether everything is safe, and what is not.")
final class StatusCommand extends RoostCommand {
    @Override
    int run() throws NodeException {
        if (!homeExists()) {
            if (!printedAsJson(StatusReport.none(new Problem("no-library", noHome())))) {
                terminal().result(noHome());
            }
            return ExitCode.DONE;
        }
        try (NodeControl node = open()) {
            StatusReport report = node.status();
            if (!printedAsJson(report)) {
                say(report);
            }
            return ExitCode.DONE;
        }
    }

    private void say(StatusReport report) {
        if (!report.libraries().isEmpty()) {
            report.libraries().forEach(this::say);
        } else if (report.library().isEmpty()) {
            terminal().result("This device belongs to no library yet.");
        } else {
            sayPhotos(report);
            DevicesCommand.say(report.devices(), terminal());
        }
        for (Problem problem : report.problems()) {
            terminal().result("! " + Terminal.safe(problem.message()));
        }
    }

    private void sayPhotos(StatusReport report) {
        String trashed = report.trashed() == 0
                ? ""
                : " " + Amounts.count(report.trashed(), "photo")
                        + " more in the trash: nothing of them is deleted yet.";
        terminal()
                .result(Amounts.count(report.photos(), "photo") + ", " + Amounts.bytes(report.bytes()) + "." + trashed);
        if (report.photos() > 0 && report.safe() == report.photos()) {
            terminal().result("All of them are safe: two devices or more have each one.");
            return;
        }
        line(report.safe(), "safe: two devices or more have it");
        line(report.backedUp(), "backed up: one device has it");
        line(report.pending(), "pending: no other device has it yet");
        line(report.atRisk(), "at risk: no device vouches for it now");
    }

    private void line(long count, String meaning) {
        if (count > 0) {
            terminal().result("  %,8d %s".formatted(count, meaning));
        }
    }

    private void say(StoredLibrary library) {
        terminal()
                .result("Library " + library.id().substring(0, 16) + ": "
                        + Amounts.count(library.chunks(), "sealed chunk") + ", " + Amounts.bytes(library.bytes()) + ", "
                        + (library.missing() == 0
                                ? "nothing missing."
                                : Amounts.count(library.missing(), "chunk") + " missing."));
        for (DeviceReport device : library.devices()) {
            terminal().result("  " + DevicesCommand.line(device));
        }
    }
}
