package dev.roost.node.keep;

import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.proto.model.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * States which resources are one photo, as soon as log entries name them: also when the half of a photo came late. What
 * was not looked at before a stop is looked at after it. Safe for use by many threads, one at a time.
 */
final class Tying {
    private static final int AT_ONCE_MAX = 1_000;

    private final KnownFiles files;
    private final PhotoIndex index;
    private final Ties ties;
    private final StatementWriter statements;

    Tying(Library library, KnownFiles files, Folds folds) {
        this.files = files;
        this.index = folds.index();
        this.ties = new Ties(index, library.self());
        this.statements = new StatementWriter(library, folds);
    }

    /** Looks at every file that an entry came to name since the last time; returns whether anything was stated. */
    synchronized boolean run() throws IOException {
        boolean any = false;
        List<PathKey> some = files.untied(AT_ONCE_MAX);
        while (!some.isEmpty()) {
            List<Group> stated = state(some);
            statements.write(stated);
            // Looked at only when it is written: a stop in between looks again, and finds nothing left to state.
            files.tied(some);
            any |= !stated.isEmpty();
            some = files.untied(AT_ONCE_MAX);
        }
        return any;
    }

    private List<Group> state(List<PathKey> some) throws IOException {
        List<Group> stated = new ArrayList<>();
        Set<PathKey> seen = new HashSet<>();
        for (PathKey key : some) {
            if (seen.contains(key)) {
                continue;
            }
            List<KnownFile> kept = new ArrayList<>();
            for (KnownFile file : files.of(key).map(List::of).orElse(List.of())) {
                for (KnownFile one : files.related(file)) {
                    seen.add(one.key());
                    if (index.resource(one.resource()).isPresent() && !isTrashed(one)) {
                        kept.add(one);
                    }
                }
            }
            if (kept.size() > 1) {
                stated.addAll(ties.changes(kept));
            }
        }
        return stated;
    }

    /** A photo in the trash takes nothing with it that was kept since, and comes out as it went in. */
    private boolean isTrashed(KnownFile file) throws IOException {
        return index.isTrashed(index.photoOf(file.resource()));
    }
}
