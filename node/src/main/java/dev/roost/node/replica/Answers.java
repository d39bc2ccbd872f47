package dev.roost.node.replica;

import dev.roost.node.peer.PeerLink;
import dev.roost.node.thread.NodeThread;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one device asked for and is given beside chunks: one answer at a time, and no faster than its link takes them, so
 * that whoever asks and does not read fills no memory. Confined to the node thread.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final long QUEUED_BYTES_MAX = 4L * 1024 * 1024;

    /** The entries and the exceptions of every log. */
    private static final int WAITING_MAX = 2 * Limits.LOGS_MAX;

    private final PeerLink link;
    private final NodeThread node;
    private final Map<Object, Waiting> waiting = new LinkedHashMap<>();
    private boolean giving;

    /** Gives one answer to the link. */
    @FunctionalInterface
    interface Answer {
        void give() throws IOException;
    }

    private record Waiting(Executor on, Answer answer) {}

    Answers(PeerLink link, NodeThread node) {
        this.link = link;
        this.node = node;
    }

    /**
     * Answers a question in its turn. One that waits already is answered once, as it was asked last.
     *
     * @param on where the answer is put together
     * @throws MalformedException if more questions wait than anybody honest has
     */
    void asked(Object question, Executor on, Answer answer) throws MalformedException {
        if (waiting.size() >= WAITING_MAX && !waiting.containsKey(question)) {
            throw new MalformedException("more than " + WAITING_MAX + " questions at once");
        }
        tell(question, on, answer);
    }

    /** Tells what nobody asked for, in its turn; of one subject only the last. */
    void tell(Object subject, Executor on, Answer answer) {
        node.check();
        waiting.put(subject, new Waiting(on, answer));
        pump();
    }

    void pump() {
        if (giving || waiting.isEmpty() || !link.isOpen() || link.queuedBytes() >= QUEUED_BYTES_MAX) {
            return;
        }
        Iterator<Waiting> first = waiting.values().iterator();
        Waiting next = first.next();
        first.remove();
        giving = true;
        next.on().execute(() -> give(next.answer()));
    }

    private void give(Answer answer) {
        try {
            answer.give();
        } catch (IOException e) {
            LOG.warn("what a device asked for could not be read: {}", e.getMessage());
        } finally {
            node.execute(() -> {
                giving = false;
                pump();
            });
        }
    }
}
