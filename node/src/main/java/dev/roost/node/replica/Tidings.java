package dev.roost.node.replica;

import dev.roost.node.library.Receipts;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.ReceiptMark;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is told to sessions in messages of allowed size: how far logs are, what is durable. On the node thread. */
final class Tidings {
    private final ReplicaThreads threads;
    private final Map<Session, List<ChunkId>> durable = new HashMap<>();

    Tidings(ReplicaThreads threads) {
        this.threads = threads;
    }

    /** How far every log is here, and whose receipts are known. */
    static void tellAll(Session session, DeviceId self, List<LogHead> heads, List<Receipts.Kept> receipts) {
        List<ReceiptMark> marks = new ArrayList<>();
        receipts.forEach(kept -> marks.add(
                new ReceiptMark(kept.receipt().device(), kept.receipt().fields().counter())));
        // A device that knows no receipt says so by naming one that nobody signed: its own, at counter 0.
        if (marks.isEmpty()) {
            marks.add(new ReceiptMark(self, 0));
        }
        session.link().send(new Heads(List.of(), marks.subList(0, Math.min(marks.size(), Limits.MESSAGE_LOGS_MAX))));
        tellHeads(session, heads);
    }

    /** How far every log is here. */
    static void tellHeads(Session session, List<LogHead> heads) {
        for (int from = 0; from < heads.size(); from += Limits.MESSAGE_LOGS_MAX) {
            int to = Math.min(heads.size(), from + Limits.MESSAGE_LOGS_MAX);
            session.link().send(new Heads(heads.subList(from, to), List.of()));
        }
    }

    /** Acknowledges a durable chunk, together with others of the same moment. */
    void durable(Session session, ChunkId id) {
        if (durable.isEmpty()) {
            threads.node().execute(this::acknowledge);
        }
        durable.computeIfAbsent(session, s -> new ArrayList<>()).add(id);
    }

    void left(Session session) {
        durable.remove(session);
    }

    private void acknowledge() {
        durable.forEach(ChunkExchange::acknowledge);
        durable.clear();
    }
}
