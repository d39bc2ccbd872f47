package dev.roost.node.cli;

import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.PhotosReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "photos", description = "Lists the photos of the library and how each one stands.")
final class PhotosCommand extends RoostCommand {
    private static final int SHORT_ID_CHARS = 16;

    @Mixin
    private final DatesOption dates = new DatesOption();

    @Override
    int run() throws NodeException {
        PhotoQuery query = new PhotoQuery(dates.since(), dates.until(), "", false);
        try (NodeControl node = openExisting()) {
            PhotosReport report = node.photos(query);
            if (!printedAsJson(report)) {
                for (PhotoReport photo : report.photos()) {
                    terminal()
                            .result("%s  %-9s  %s"
                                    .formatted(
                                            photo.id().substring(0, SHORT_ID_CHARS),
                                            words(photo.state()),
                                            Terminal.safe(where(photo))));
                }
            }
            return ExitCode.DONE;
        }
    }

    private static String words(String state) {
        return switch (state) {
            case "backedUp" -> "backed up";
            case "atRisk" -> "at risk";
            default -> state;
        };
    }

    private static String where(PhotoReport photo) {
        return photo.resources().isEmpty()
                ? photo.name()
                : photo.resources().get(0).path();
    }
}
