package dev.roost.node.cli;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.TrashReport;
import dev.roost.node.api.TrashRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "untrash", description = "Takes photos out of the library's trash, for every device.")
final class UntrashCommand extends RoostCommand {
    @Parameters(arity = "1..*", paramLabel = "PHOTO-ID", description = "Which photos, by their ids.")
    private List<String> photos = List.of();

    @Override
    int run() throws NodeException {
        try (NodeControl node = openExisting()) {
            TrashReport report = node.untrash(new TrashRequest(photos));
            if (!printedAsJson(report)) {
                terminal().result(Amounts.count(report.photos(), "photo") + " taken out of the trash.");
            }
            return ExitCode.DONE;
        }
    }
}
