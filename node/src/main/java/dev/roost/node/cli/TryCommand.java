package dev.roost.node.cli;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.app.FileTrouble;
import dev.roost.node.app.FolderSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "try",
        description = "Tries everything on this computer with a folder of yours, or with a sample: two nodes find each"
                + " other, pair, keep, copy, verify and restore, and every byte is compared. Nothing is left behind.")
final class TryCommand extends RoostCommand {
    /** What the homes take besides the photos. */
    private static final long HOMES_BYTES = 32L * 1024 * 1024;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "A folder to try with; it is only read.")
    private @Nullable Path folder;

    @Override
    int run() throws NodeException {
        Path place = TrialFolder.make();
        try {
            return run(place);
        } catch (IOException e) {
            throw new NodeException("failed", "The trial could not go on: " + FileTrouble.sentence(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("stopped", "The trial was stopped.", e);
        } finally {
            TrialFolder.remove(place);
        }
    }

    private int run(Path place) throws NodeException, IOException, InterruptedException {
        Watcher watcher = watcher(true);
        Path source = source(place);
        requireRoom(source, place);
        Trial.Report report = new Trial(source, place, time(), watcher).run();
        watcher.endLine();
        if (!printedAsJson(report)) {
            say(report);
        }
        boolean good = report.identical()
                && !report.plaintextFoundOnStorageDevice()
                && report.verified().unhealed() == 0
                && report.restored().failed().isEmpty();
        if (!good) {
            return ExitCode.FAILED;
        }
        return report.kept().failed().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FILES_FAILED;
    }

    private Path source(Path place) throws NodeException, IOException {
        if (folder == null) {
            Path sample = Files.createDirectory(place.resolve("Sample photos"));
            SampleFolder.make(sample);
            return sample;
        }
        given("The folder to try with", folder);
        if (!Files.isDirectory(folder)) {
            throw new NodeException("no-such-folder", "There is no such folder: " + folder);
        }
        return folder.toRealPath();
    }

    private void requireRoom(Path source, Path place) throws NodeException, IOException {
        long needed = 2 * FolderSize.of(source, Observer.NONE).bytes() + HOMES_BYTES;
        long free = Files.getFileStore(place).getUsableSpace();
        if (free < needed) {
            throw new NodeException(
                    "no-room",
                    "Trying this folder needs " + Amounts.bytes(needed) + " free at " + place.getParent()
                            + ", and there"
                            + " are " + Amounts.bytes(free) + ". Make room, try a smaller folder, or set TMPDIR to a"
                            + " larger disk.");
        }
    }

    private void say(Trial.Report report) {
        for (FailedFile file : report.kept().failed()) {
            terminal().aside("Not kept: " + Terminal.safe(file.path()) + ". " + Terminal.safe(file.reason()));
        }
        report.differences().forEach(d -> terminal().aside("Differs: " + Terminal.safe(d)));
        report.plaintext()
                .ifPresent(leak -> terminal().aside("Readable on the storage device: " + Terminal.safe(leak)));
        terminal()
                .result("found      each other by " + report.found().by() + " after "
                        + Amounts.seconds(report.found().millis() / 1_000.0));
        terminal().result("paired     by a code that one showed and the other typed");
        terminal()
                .result("kept       " + Amounts.count(report.kept().photos(), "photo") + ", "
                        + Amounts.bytes(report.kept().bytes()) + ", in place");
        terminal()
                .result("copied     " + Amounts.count(report.copied().chunks(), "sealed chunk") + ", "
                        + Amounts.bytes(report.copied().bytes()) + ", to the storage device in "
                        + Amounts.seconds(report.copied().seconds()));
        terminal()
                .result("verified   " + Amounts.count(report.verified().chunks(), "chunk") + " there, "
                        + report.verified().damaged() + " damaged, "
                        + report.verified().missing() + " missing");
        terminal()
                .result("restored   " + Amounts.count(report.restored().resources(), "file") + " from it in "
                        + Amounts.seconds(report.restored().seconds()));
        terminal()
                .result("compared   "
                        + (report.identical() ? "every byte, name and time is the same" : "NOT the same"));
        terminal()
                .result("searched   "
                        + (report.plaintextFoundOnStorageDevice()
                                ? "the storage device CAN read something"
                                : "nothing readable on the storage device"));
    }
}
