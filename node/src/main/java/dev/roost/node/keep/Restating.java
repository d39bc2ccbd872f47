package dev.roost.node.keep;

import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.media.FactsReader;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.About;
import dev.roost.proto.model.PhotoFacts;
import dev.roost.proto.model.Seen;
import dev.roost.proto.model.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * States what files say that were kept by a version which did not read it: once for each file, when a scan comes by and
 * finds it as it was. Safe for use by many threads.
 */
final class Restating {
    private static final int AT_ONCE_MAX = 500;

    private final Library library;
    private final OriginalsTable originals;
    private final KnownFiles known;
    private final PhotoIndex index;
    private final StatementWriter writer;
    private final List<PathKey> read = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    Restating(Library library, OriginalsTable originals, KnownFiles known, Folds folds) {
        this.library = library;
        this.originals = originals;
        this.known = known;
        this.index = folds.index();
        this.writer = new StatementWriter(library, folds);
    }

    /** Reads a file that is as it was when it was kept. */
    void look(Path file, Original original) throws IOException {
        KnownFile now =
                KnownFile.of(originals.key(original.path()), original, FactsReader.read(file, original.media()));
        if (!FileStamp.of(file).equals(original.stamp())) {
            return;
        }
        known.note(now);
        if (index.resource(now.resource()).isEmpty()) {
            index.pending().show(now.line(original.path()));
        }
        List<Statement> missing = missing(original, now);
        if (add(now.key(), missing) >= AT_ONCE_MAX) {
            flush();
        }
    }

    /** Writes what was found since the last time; returns whether there was anything. */
    synchronized boolean flush() throws IOException {
        known.untied(read);
        writer.write(statements);
        for (PathKey key : read) {
            originals.understood(key);
        }
        boolean any = !statements.isEmpty();
        read.clear();
        statements.clear();
        return any;
    }

    private synchronized int add(PathKey key, List<Statement> missing) {
        read.add(key);
        statements.addAll(missing);
        return read.size();
    }

    /** What no log says yet; nothing for a file that no entry names, for the entry will say it. */
    private List<Statement> missing(Original original, KnownFile now) throws IOException {
        List<Statement> missing = new ArrayList<>();
        if (index.resource(now.resource()).isEmpty()) {
            return missing;
        }
        boolean liesThere = index.at(now.key()).equals(Optional.of(now.resource()));
        for (PhotoIndex.Sighted sighted : liesThere ? index.seen(now.resource()) : List.<PhotoIndex.Sighted>of()) {
            Seen seen = sighted.seen();
            boolean here = seen.device().equals(library.self()) && seen.path().equals(original.path());
            if (here && !seen.captured().equals(now.captured())) {
                missing.add(seen.withCaptured(now.captured()));
            }
        }
        Optional<PhotoFacts> facts = index.facts(now.resource());
        if (!facts.equals(Optional.of(now.facts()))) {
            missing.add(About.facts(now.resource(), now.facts()));
        }
        return missing;
    }
}
