package dev.roost.node.cli;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.TrashReport;
import dev.roost.node.api.TrashRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "trash",
        description =
                "Puts photos into the library's trash, for every device. 'roost untrash' takes them out again; your"
                        + " own files are never touched, and no copy is deleted yet.")
final class TrashCommand extends RoostCommand {
    @Parameters(arity = "1..*", paramLabel = "PHOTO-ID", description = "Which photos, as 'roost photos' lists them.")
    private List<String> photos = List.of();

    @Override
    int run() throws NodeException {
        try (NodeControl node = openExisting()) {
            TrashReport report = node.trash(new TrashRequest(photos));
            if (!printedAsJson(report)) {
                terminal().result(Amounts.count(report.photos(), "photo") + " put into the trash.");
            }
            return ExitCode.DONE;
        }
    }
}
