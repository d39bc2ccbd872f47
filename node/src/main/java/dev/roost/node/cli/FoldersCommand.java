package dev.roost.node.cli;

import dev.roost.node.api.FoldersReport;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "folders",
        description = "Lists the folders that this device keeps, or stops watching one. What was kept from it stays"
                + " kept.")
final class FoldersCommand extends RoostCommand {
    @Option(names = "--stop", paramLabel = "FOLDER", description = "Watch this folder no more.")
    private @Nullable Path stop;

    @Override
    int run() throws NodeException {
        try (NodeControl node = openExisting()) {
            FoldersReport report = stop == null
                    ? node.folders()
                    : node.stopWatching(
                            given("The folder to stop watching", stop).toUri().toASCIIString());
            if (!printedAsJson(report)) {
                say(report);
            }
            return ExitCode.DONE;
        }
    }

    private void say(FoldersReport report) {
        if (report.folders().isEmpty()) {
            terminal().result("No folder is kept yet. Begin with 'roost keep FOLDER'.");
        }
        for (FoldersReport.KeptFolderReport folder : report.folders()) {
            String held = folder.held() ? ", sealed copies here too" : "";
            String there = folder.there() ? "" : ", not there now";
            terminal()
                    .result("%-9s  %s%s%s"
                            .formatted(
                                    folder.watched() ? "watched" : "kept once",
                                    Terminal.safe(folder.path()),
                                    held,
                                    there));
        }
    }
}
