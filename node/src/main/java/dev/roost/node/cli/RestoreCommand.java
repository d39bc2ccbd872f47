package dev.roost.node.cli;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Brings photos out into a folder, byte for byte, with their names and times. Nothing there is"
                + " overwritten.")
final class RestoreCommand extends RoostCommand {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "Where to; made if it does not exist.")
    private Path to = Path.of("");

    @Parameters(arity = "0..*", paramLabel = "PHOTO-ID", description = "Which photos; all of them if none is given.")
    private List<String> photos = List.of();

    @Mixin
    private final DatesOption dates = new DatesOption();

    @Override
    int run() throws NodeException {
        Path target = given("--to", to);
        RestoreRequest request =
                new RestoreRequest(target.toUri().toASCIIString(), photos, dates.since(), dates.until());
        Watcher watcher = watcher();
        try (NodeControl node = openExisting()) {
            RestoreReport report = node.restore(request, watcher);
            watcher.endLine();
            if (!printedAsJson(report)) {
                say(report);
            }
            return report.failed().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FILES_FAILED;
        }
    }

    private void say(RestoreReport report) {
        for (FailedFile file : report.failed()) {
            terminal().aside("Not restored: " + Terminal.safe(file.path()) + ". " + Terminal.safe(file.reason()));
        }
        for (RestoreReport.Renamed renamed : report.renamed()) {
            terminal()
                    .aside("Under another name: " + Terminal.safe(renamed.name()) + " is "
                            + Terminal.safe(renamed.as()));
        }
        terminal()
                .result("Restored " + Amounts.count(report.photos(), "photo") + " (" + Amounts.bytes(report.bytes())
                        + ") in " + Amounts.seconds(report.seconds()) + "."
                        + (report.present() == 0
                                ? ""
                                : " " + Amounts.count(report.present(), "file") + " lay there already."));
    }
}
