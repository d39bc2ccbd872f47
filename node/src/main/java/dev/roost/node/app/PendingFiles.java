package dev.roost.node.app;

import dev.roost.node.keep.LongSet;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalsTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files of this device that no log entry names yet. Before the first other device is there that may be everything, so
 * they are read one after the other and never held together. Used by one thread at a time.
 */
final class PendingFiles {
    private final PhotoIndex index;
    private final OriginalsTable originals;

    PendingFiles(LibraryNode library) {
        this.index = library.folds().index();
        this.originals = library.originals().orElseThrow();
    }

    /** What they are together. */
    record Sum(long photos, long bytes) {}

    /** Sees one file after the other. */
    @FunctionalInterface
    interface Visitor {
        void file(Original original) throws IOException;
    }

    /** Shows each resource once. */
    void each(Visitor visitor) throws IOException {
        LongSet shown = new LongSet();
        originals.pending((key, original) -> {
            if (isUnnamed(original) && shown.add(original.resource().prefix())) {
                visitor.file(original);
            }
            return true;
        });
    }

    Sum sum() throws IOException {
        long[] sums = new long[2];
        each(original -> {
            sums[0]++;
            sums[1] += original.stamp().size();
        });
        return new Sum(sums[0], sums[1]);
    }

    /** One whose id begins with these digits, if there is any. */
    Optional<Original> find(String digits) throws IOException {
        List<Original> found = new ArrayList<>();
        originals.pending((key, original) -> {
            if (original.resource().hex().startsWith(digits) && isUnnamed(original)) {
                found.add(original);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private boolean isUnnamed(Original original) throws IOException {
        return index.resource(original.resource()).isEmpty();
    }
}
