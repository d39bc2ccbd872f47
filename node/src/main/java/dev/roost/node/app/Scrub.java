package dev.roost.node.app;

import dev.roost.storage.ScrubStep;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Re-reads a little of everything held, again and again, so that a week of running covers it all. */
final class Scrub {
    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
    private static final int MINUTES_PER_PASS = 7 * 24 * 60;
    private static final int CHUNKS_MIN = 16;

    private final Node node;

    Scrub(Node node) {
        this.node = node;
    }

    /** A minute's share of every library. */
    void background() {
        for (LibraryNode library : node.libraries()) {
            try {
                long held = library.library().store().chunks().counts().heldChunks();
                int share = (int) Math.min(Integer.MAX_VALUE, CHUNKS_MIN + held / MINUTES_PER_PASS);
                ScrubStep step = library.scrub().step(share);
                library.mend();
                if (step.end()) {
                    library.scrubLogs();
                    library.replicator().verified();
                }
                int lost = step.damaged().size() + step.missing().size();
                if (lost > 0) {
                    LOG.warn("{} chunks are damaged or gone and are fetched again", lost);
                    library.replicator().lacking();
                }
            } catch (IOException e) {
                LOG.warn("what is held could not be re-read: {}", e.getMessage());
            }
        }
    }
}
