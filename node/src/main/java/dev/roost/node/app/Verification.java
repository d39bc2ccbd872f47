package dev.roost.node.app;

import dev.roost.node.api.FailedFile;
import dev.roost.node.api.NodeEvent;
import dev.roost.node.api.Observer;
import dev.roost.node.api.VerifyReport;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.thread.Time;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Sha256;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.ScrubStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Re-reads everything: every chunk against its name, every log entry, every original against its hash. What is wrong is
 * sealed again from an original or fetched from other devices. Used by one thread, once.
 */
final class Verification {
    private static final int CHUNKS_PER_STEP = 256;
    private static final int READ_BYTES = 256 * 1024;

    /** Without any device to heal from, healing is given up after this long. */
    private static final long ALONE_MILLIS_MAX = 10_000;

    /** With devices there, but nothing coming from them, after this long. */
    private static final long STILL_MILLIS_MAX = 20_000;

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Node node;
    private final Time time;
    private final Observer observer;
    private final List<FailedFile> originalsDamaged = new ArrayList<>();
    private final Map<LibraryNode, Map<LogId, Long>> logsWanted = new HashMap<>();
    private long chunks;
    private long bytes;
    private long damaged;
    private long missing;
    private long unhealed;
    private long originals;

    Verification(Node node, Observer observer) {
        this.node = node;
        this.time = node.environment().time();
        this.observer = observer;
    }

    VerifyReport run() throws IOException, InterruptedException {
        long began = time.monotonicMillis();
        // Open handles still show files that are gone: what is verified is what a restart would find.
        node.home().storage().reopen();
        for (LibraryNode library : node.libraries()) {
            verifyLogs(library);
            verifyChunks(library);
        }
        for (LibraryNode library : node.libraries()) {
            heal(library);
        }
        for (LibraryNode library : node.libraries()) {
            verifyOriginals(library);
        }
        long wrong = damaged + missing;
        double seconds = (time.monotonicMillis() - began) / 1_000.0;
        return new VerifyReport(
                chunks, bytes, damaged, missing, wrong - unhealed, unhealed, originals, originalsDamaged, seconds);
    }

    private void verifyLogs(LibraryNode library) throws IOException {
        Map<LogId, Long> wrong = library.scrubLogs();
        damaged += wrong.size();
        logsWanted.put(library, wrong);
    }

    private void verifyChunks(LibraryNode library) throws IOException {
        missing += library.library().store().chunks().counts().lackingChunks();
        long total = library.library().store().chunks().counts().heldChunks();
        library.scrub().restart();
        boolean end = false;
        while (!end && !observer.cancelled()) {
            ScrubStep step = library.scrub().step(CHUNKS_PER_STEP);
            chunks += step.chunks();
            bytes += step.bytes();
            damaged += step.damaged().size();
            missing += step.missing().size();
            end = step.end();
            observer.happened(new NodeEvent.Progress("Re-reading", chunks, total, bytes, 0));
        }
        library.settle();
        library.replicator().verified();
    }

    /** Waits while lacking chunks come back, and not for ever where nobody can give them. */
    private void heal(LibraryNode library) throws IOException, InterruptedException {
        library.healFromOriginals();
        long left = lacking(library);
        if (left > 0) {
            node.goOnline();
            library.replicator().lacking();
            observer.happened(new NodeEvent.Note(
                    "Fetching " + left + (left == 1 ? " part" : " parts") + " again from your other devices."));
        }
        long lastProgress = time.monotonicMillis();
        long lastCompany = lastProgress;
        while (left > 0 && !observer.cancelled()) {
            time.pause(LOOK);
            long now = time.monotonicMillis();
            long lacking = lacking(library);
            if (lacking < left) {
                left = lacking;
                lastProgress = now;
            }
            Set<?> company = library.online();
            lastCompany = company.isEmpty() ? lastCompany : now;
            if (now - lastCompany > ALONE_MILLIS_MAX || now - lastProgress > STILL_MILLIS_MAX) {
                break;
            }
        }
        unhealed += left;
        library.settle();
    }

    /** Chunks that are lacking, and logs that do not yet reach as far as they did. */
    private long lacking(LibraryNode library) {
        LibraryStore store = library.library().store();
        long logs = logsWanted.getOrDefault(library, Map.of()).entrySet().stream()
                .filter(log -> store.logs().head(log.getKey()).map(LogHead::seq).orElse(0L) < log.getValue())
                .count();
        return logs + store.chunks().counts().lackingChunks();
    }

    private void verifyOriginals(LibraryNode library) throws IOException {
        Optional<OriginalsTable> table = library.originals();
        if (table.isEmpty()) {
            return;
        }
        List<Original> all = new ArrayList<>();
        table.get().originals((key, original) -> all.add(original));
        for (Original original : all) {
            if (observer.cancelled()) {
                return;
            }
            Optional<Path> path = library.keep().orElseThrow().originals().path(original);
            if (path.isPresent()) {
                verifyOriginal(library, original, path.get());
            }
        }
    }

    /**
     * A file that somebody wrote to is no longer the original; one that changed without is damaged. Where the stamp was
     * too fresh to tell of every write, somebody may have written to it.
     */
    private void verifyOriginal(LibraryNode library, Original original, Path path) {
        try {
            if (!FileStamp.of(path).equals(original.stamp())) {
                return;
            }
            ContentHash hash = hash(path);
            if (!FileStamp.of(path).equals(original.stamp())) {
                return;
            }
            originals++;
            if (hash.equals(original.hash())) {
                library.problems().clear("original-damaged", path.toString());
            } else if (original.settled()) {
                originalDamaged(library, original, path, "Its bytes changed although nobody wrote to it.");
            }
        } catch (IOException e) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                originalDamaged(library, original, path, "It can no longer be read: " + e.getMessage());
            }
        }
    }

    private void originalDamaged(LibraryNode library, Original original, Path path, String why) {
        originalsDamaged.add(new FailedFile(path.toString(), why));
        library.problems()
                .report(
                        "original-damaged",
                        path.toString(),
                        "An original is damaged: " + path + ". " + why + " Bring back what was kept of it with: roost"
                                + " restore --to FOLDER " + original.resource().hex());
    }

    private static ContentHash hash(Path path) throws IOException {
        MessageDigest sha = Sha256.start();
        byte[] buffer = new byte[READ_BYTES];
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        }
        return ContentHash.of(sha.digest());
    }
}
