package dev.roost.node.app;

import dev.roost.node.library.Folds;
import dev.roost.node.library.Library;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.photo.ThumbnailsDue;
import dev.roost.proto.model.EntryKind;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.storage.DamagedLogException;
import dev.roost.storage.LibraryStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts damaged logs in order. Other devices give their part again; what only this device's own lost entries named is
 * pending again, and is kept from its originals as if for the first time. Used by one thread at a time.
 */
final class LogMending {
    private static final Logger LOG = LoggerFactory.getLogger(LogMending.class);

    private final Library library;
    private final Folds folds;
    private final Optional<OriginalsTable> originals;

    LogMending(Library library, Folds folds, Optional<OriginalsTable> originals) {
        this.library = library;
        this.folds = folds;
        this.originals = originals;
    }

    /** Opens a library, also one whose logs cannot all be read. */
    static Library open(OpenedHome home, LibraryStore store, Environment environment) throws IOException {
        try {
            return opened(home, store, environment);
        } catch (DamagedLogException e) {
            LOG.warn("{}", e.getMessage());
            store.logs().scrub();
            return opened(home, store, environment);
        }
    }

    private static Library opened(OpenedHome home, LibraryStore store, Environment environment) throws IOException {
        Library library =
                Library.open(store, home.identity(), home.isElsewhere(), environment.time(), environment.random());
        if (home.isLagging()) {
            library.rebuild();
        }
        return library;
    }

    /**
     * Re-reads every log and mends what is damaged.
     *
     * @return how far each damaged log reached before
     */
    Map<LogId, Long> scrub() throws IOException {
        Map<LogId, Long> before = new HashMap<>();
        for (LogHead head : library.store().logs().heads()) {
            before.put(head.log(), head.seq());
        }
        List<LogId> wrong = library.scrub();
        before.keySet().retainAll(wrong);
        mend();
        return before;
    }

    /** Says again what only lost entries said, if any were lost. A stop in the middle repeats it. */
    void mend() throws IOException {
        if (library.hasLostEntries()) {
            folds.restart();
            if (originals.isPresent()) {
                originals.get().keepAgainWhatIsUnnamed(folds.index());
                new ThumbnailsDue(library).again(originals.get());
            }
            if (library.role().isPresent()) {
                byte[] offer = library.offers().of(library.self()).encode();
                library.append(EntryKind.OFFER, List.of(), offer);
            }
            library.mended();
        }
    }
}
