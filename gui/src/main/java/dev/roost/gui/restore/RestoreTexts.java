package dev.roost.gui.restore;

import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.text.Amounts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.node.api.FailedFile;
import dev.roost.node.api.PhotoReport;
import dev.roost.node.api.PhotosReport;
import dev.roost.node.api.RestoreReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of photos that can be brought back, and of those that were. Immutable. */
final class RestoreTexts {
    private static final List<String> SHUT = List.of("read-only file system", "permission denied", "access is denied");

    private final Texts texts;
    private final Amounts amounts;
    private final PhotoTexts said;

    RestoreTexts(Texts texts) {
        this.texts = texts;
        this.amounts = new Amounts(texts);
        this.said = new PhotoTexts(texts);
    }

    List<PhotoLine> lines(PhotosReport report) {
        return report.photos().stream().map(this::line).toList();
    }

    /** How it ended. */
    String sentence(RestoreReport report, boolean stopped) {
        String amount = amounts.bytes(report.bytes());
        if (stopped) {
            return texts.of("restore.stopped", report.photos(), amount);
        }
        if (!report.failed().isEmpty()) {
            return common(report)
                    .map(why -> texts.of(
                            "restore.partly.because",
                            report.photos(),
                            report.failed().size(),
                            why))
                    .orElseGet(() -> texts.of(
                            "restore.partly", report.photos(), report.failed().size()));
        }
        return report.present() == report.resources() && report.present() > 0
                ? texts.of("restore.present", report.photos())
                : texts.of("restore.done", report.photos(), amount);
    }

    /** Files that could not be brought back, and those that lie there under another name. */
    List<String> notes(RestoreReport report) {
        boolean said = common(report).isPresent();
        return Stream.concat(
                        report.failed().stream()
                                .map(file -> said
                                        ? NodeTexts.clean(file.path())
                                        : texts.of("restore.failed", NodeTexts.clean(file.path()), why(file))),
                        report.renamed().stream()
                                .map(file -> texts.of(
                                        "restore.renamed", NodeTexts.clean(file.name()), NodeTexts.clean(file.as()))))
                .toList();
    }

    /** Why, if it is the same for all, and known: then it is said once. */
    private Optional<String> common(RestoreReport report) {
        List<Optional<String>> all =
                report.failed().stream().map(this::known).distinct().toList();
        return all.size() == 1 ? all.get(0) : Optional.empty();
    }

    private String why(FailedFile file) {
        return known(file).orElseGet(() -> NodeTexts.clean(file.reason()));
    }

    /** What systems say in words of their own. */
    private Optional<String> known(FailedFile file) {
        String reason = file.reason().toLowerCase(Locale.ROOT);
        if (NodeTexts.saysFull(reason)) {
            return Optional.of(texts.of("restore.reason.full"));
        }
        return SHUT.stream().anyMatch(reason::contains)
                ? Optional.of(texts.of("restore.reason.shut"))
                : Optional.empty();
    }

    private PhotoLine line(PhotoReport photo) {
        Optional<PhotoReport.ResourceReport> file = photo.resources().stream().findFirst();
        return new PhotoLine(
                photo.id(),
                NodeTexts.clean(photo.name()),
                file.map(f -> folder(f.path())).orElse(""),
                photo.takenAt().map(said::day).orElse(""),
                file.map(f -> amounts.bytes(f.bytes())).orElse(""),
                texts.ifThere("state." + photo.state()).orElse(photo.state()));
    }

    /** The path without its last part. */
    private static String folder(String path) {
        return NodeTexts.clean(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }
}
