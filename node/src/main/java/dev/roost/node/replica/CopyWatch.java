package dev.roost.node.replica;

import dev.roost.node.crypto.Signatures;
import dev.roost.node.library.Library;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a second copy of this home writes to this device's log, or that this home was restored to an earlier
 * state: somebody shows an entry that this device signed and does not have. A claim alone moves nothing; whoever does
 * not show what it claims is not asked again in its session. Confined to the node thread.
 */
final class CopyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CopyWatch.class);

    private final Library library;
    private final ReplicaThreads threads;
    private final Runnable renewed;
    private final Map<Session, Doubt> doubts = new HashMap<>();

    /** What was heard while the head before it was looked at. */
    private final Map<Session, LogHead> later = new HashMap<>();

    /** What one device said of this device's log, and how far that was looked into. */
    private record Doubt(LogId log, Stage stage) {}

    private enum Stage {
        LOOKING,
        ASKED,
        UNPROVED
    }

    CopyWatch(Library library, ReplicaThreads threads, Runnable renewed) {
        this.library = library;
        this.threads = threads;
        this.renewed = renewed;
    }

    /** A device says how far it has this device's log. */
    void heard(Session session, LogHead head) {
        Doubt before = doubts.get(session);
        if (new Doubt(head.log(), Stage.LOOKING).equals(before)) {
            later.put(session, head);
        } else if (before == null || !before.log().equals(head.log())) {
            doubts.put(session, new Doubt(head.log(), Stage.LOOKING));
            threads.lane().execute(() -> look(session, head));
        }
    }

    /** Whether a device was asked to show what it has of this device's log. */
    boolean isAsked(Session session, LogId log) {
        return new Doubt(log, Stage.ASKED).equals(doubts.get(session));
    }

    /** It shows an entry. */
    void shown(Session session, LogEntry entry) {
        threads.lane().execute(() -> {
            if (isProof(entry)) {
                renew();
                threads.node().execute(this::renewedNow);
            }
        });
    }

    /** It has shown all that it will. */
    void ended(Session session, LogId log) {
        threads.lane()
                .execute(() -> threads.node().execute(() -> {
                    if (isAsked(session, log)) {
                        LOG.info("{} has not shown what it said it has of this device's log", session.device());
                        doubts.put(session, new Doubt(log, Stage.UNPROVED));
                    }
                }));
    }

    void left(Session session) {
        doubts.remove(session);
        later.remove(session);
    }

    /** On the lane. */
    private void look(Session session, LogHead head) {
        long have = library.store().logs().head(head.log()).map(LogHead::seq).orElse(0L);
        boolean differs = head.seq() > have
                || entry(head.log(), head.seq())
                        .filter(entry -> !entry.head().equals(head.head()))
                        .isPresent();
        threads.node().execute(() -> looked(session, head.log(), differs, Math.min(head.seq(), have + 1)));
    }

    private void looked(Session session, LogId log, boolean differs, long from) {
        if (!new Doubt(log, Stage.LOOKING).equals(doubts.get(session))) {
            return;
        }
        LogHead next = later.remove(session);
        if (differs && session.isReady()) {
            doubts.put(session, new Doubt(log, Stage.ASKED));
            session.link().send(new WantEntries(log, from, 1));
        } else {
            doubts.remove(session);
        }
        if (next != null && !differs) {
            heard(session, next);
        }
    }

    /** On the lane: whether this device signed it for the log that it writes to, and does not have it. */
    private boolean isProof(LogEntry entry) {
        LogId log = entry.fields().log();
        return log.equals(library.ownLog())
                && entry.fields().library().equals(library.id())
                && library.roster()
                        .device(library.self())
                        .filter(self ->
                                Signatures.verify(self.keys().identityKey(), entry.signingInput(), entry.signature()))
                        .isPresent()
                && entry(log, entry.fields().seq())
                        .filter(here -> here.head().equals(entry.head()))
                        .isEmpty();
    }

    private Optional<LogEntry> entry(LogId log, long seq) {
        try {
            return library.store().logs().entry(log, seq);
        } catch (IOException e) {
            LOG.warn("this device's log could not be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void renew() {
        try {
            LOG.warn("this home was restored or copied: it goes on under a new incarnation");
            library.renew(threads.random().nextLong());
        } catch (IOException e) {
            LOG.warn("a new incarnation could not be noted: {}", e.getMessage());
        }
    }

    private void renewedNow() {
        doubts.clear();
        later.clear();
        renewed.run();
    }
}
