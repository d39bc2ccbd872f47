package dev.roost.node.replica;

import dev.roost.node.library.Library;
import dev.roost.node.library.RefusedEntryException;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.storage.BrokenChainException;
import dev.roost.storage.StoreFullException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings logs from where they are longer. One device at a time is asked for each log. Confined to the node thread. */
final class LogExchange {
    private static final Logger LOG = LoggerFactory.getLogger(LogExchange.class);
    private static final int ENTRIES_PER_REQUEST = 64;
    private static final long ANSWER_MILLIS_MAX = 60_000;
    private static final int BYTES_PER_ANSWER = 2 * 1024 * 1024;
    private static final String REFUSED = "log-refused";
    private static final String UNSTORED = "log-unstored";

    private final Replica replica;
    private final Replicator replicator;
    private final Map<LogId, Asked> asked = new HashMap<>();
    private final Map<Session, Set<LogId>> distrusted = new HashMap<>();

    /** Logs of which an entry could not be written here: what follows it is let go, and all asked again later. */
    private final Set<LogId> unstored = ConcurrentHashMap.newKeySet();

    private final CopyWatch copies;

    /** Of whom a log was asked, and when something of it came last. */
    private record Asked(Session session, long atMillis) {}

    LogExchange(Replica replica, Replicator replicator) {
        this.replica = replica;
        this.replicator = replicator;
        this.copies = new CopyWatch(replica.library(), replicator.threads, this::askAll);
    }

    void heads(Session session, Heads heads) {
        for (LogHead head : heads.logs()) {
            session.reach().heard(head.log(), head.seq());
            if (head.log().equals(library().ownLog())) {
                copies.heard(session, head);
            }
        }
        askAll();
    }

    /** Asks for whatever is longer elsewhere; after the roster grew, for logs of devices that were not known. */
    void askAll() {
        for (Session session : replicator.sessions()) {
            for (LogId log : session.reach().logs()) {
                ask(session, log);
            }
        }
    }

    void left(Session session) {
        asked.values().removeIf(a -> a.session().equals(session));
        distrusted.remove(session);
        copies.left(session);
        askAll();
    }

    void wanted(Session session, WantEntries want) throws MalformedException {
        session.answers().asked(want.log(), replicator.threads.workers()::execute, () -> answer(session, want));
    }

    private void answer(Session session, WantEntries want) throws IOException {
        long next = want.from();
        int bytes = 0;
        try {
            int count = Math.min(want.count(), ENTRIES_PER_REQUEST);
            while (next < want.from() + count && bytes < BYTES_PER_ANSWER) {
                Optional<LogEntry> entry = library().store().logs().entry(want.log(), next);
                if (entry.isEmpty()) {
                    break;
                }
                bytes += entry.get().size();
                session.link()
                        .deliver(
                                Delivery.ENTRY,
                                Octets.copyOf(entry.get().head().bytes()),
                                entry.get().bytes());
                next++;
            }
        } finally {
            session.link().sendAfterDeliveries(new EntriesEnd(want.log(), next));
        }
    }

    void arrived(Session session, byte[] bytes) throws IOException {
        LogEntry entry = LogEntry.parse(bytes);
        LogId log = entry.fields().log();
        if (copies.isAsked(session, log)) {
            copies.shown(session, entry);
            session.link().taken(bytes.length);
        } else if (isAsked(session, log)) {
            asked.put(log, new Asked(session, now()));
            replicator.threads.lane().execute(() -> {
                try {
                    admit(session, entry);
                } finally {
                    session.link().taken(bytes.length);
                }
            });
        } else {
            session.link().taken(bytes.length);
        }
    }

    /** On the lane. */
    private void admit(Session session, LogEntry entry) {
        LogId log = entry.fields().log();
        if (unstored.contains(log)) {
            return;
        }
        try {
            if (library().admit(entry)) {
                replica.problems().clear(REFUSED, log.device().hex());
                replica.problems().clear(UNSTORED, "");
            }
        } catch (RefusedEntryException | BrokenChainException e) {
            replicator.threads.node().execute(() -> distrust(session, log, e));
        } catch (StoreFullException e) {
            unstored.add(log);
            replicator.threads.node().execute(replicator.room::full);
        } catch (IOException e) {
            unstored.add(log);
            LOG.warn("an entry could not be stored: {}", e.getMessage());
            replica.problems()
                    .report(
                            UNSTORED,
                            "",
                            "What another device entered could not be written to this device's disk, and is asked for"
                                    + " again: " + e.getMessage());
        }
    }

    void ended(Session session, EntriesEnd end) {
        if (copies.isAsked(session, end.log())) {
            copies.ended(session, end.log());
        } else if (isAsked(session, end.log())) {
            replicator.threads.lane().execute(() -> {
                replicator.advance();
                replicator.threads.node().execute(() -> {
                    if (isAsked(session, end.log())) {
                        asked.remove(end.log());
                        replicator.entriesChanged();
                        askAll();
                    }
                });
            });
        }
    }

    /** Asks somebody else where an answer does not come, and again for what could not be written. */
    void tick() {
        unstored.clear();
        asked.values().removeIf(a -> now() - a.atMillis() > ANSWER_MILLIS_MAX);
        askAll();
    }

    private boolean isAsked(Session session, LogId log) {
        Asked current = asked.get(log);
        return current != null && current.session().equals(session);
    }

    private long now() {
        return replicator.threads.time().monotonicMillis();
    }

    private void ask(Session session, LogId log) {
        long have = library().store().logs().head(log).map(LogHead::seq).orElse(0L);
        boolean wanted = session.reach().of(log) > have
                && !asked.containsKey(log)
                && !unstored.contains(log)
                && !log.equals(library().ownLog())
                && !distrusted.getOrDefault(session, Set.of()).contains(log)
                && library().roster().device(log.device()).isPresent();
        if (wanted) {
            asked.put(log, new Asked(session, now()));
            session.link().send(new WantEntries(log, have + 1, ENTRIES_PER_REQUEST));
        }
    }

    private void distrust(Session session, LogId log, IOException e) {
        if (distrusted.computeIfAbsent(session, s -> new HashSet<>()).add(log)) {
            LOG.warn("a log from {} is not taken: {}", session.device(), e.getMessage());
            replica.problems()
                    .report(
                            REFUSED,
                            log.device().hex(),
                            "A device sent history that does not hold together, and it was not taken: " + e.getMessage()
                                    + ".");
        }
    }

    private Library library() {
        return replica.library();
    }
}
