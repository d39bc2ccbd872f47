package dev.roost.node.replica;

import dev.roost.node.peer.LinkListener;
import dev.roost.node.peer.PeerLink;
import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Addresses;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Have;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.Lack;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.MessageHandler;
import dev.roost.proto.message.Refuse;
import dev.roost.proto.message.Standing;
import dev.roost.proto.message.Want;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.message.WantExceptions;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link's conversation about one library: hello, introduction if one side does not know the other, then everything
 * else. Confined to the node thread.
 */
public final class Session implements LinkListener {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** This program's protocol minor version. */
    static final int MINOR = 0;

    private final PeerLink link;
    private final Replicator replicator;
    private final Conversation conversation = new Conversation();
    private final List<LogEntry> introduction = new ArrayList<>();
    private final Map<LogId, Long> heads = new HashMap<>();
    private int introductionBytes;
    private boolean introduced;
    private boolean known;
    private boolean accepted;
    private boolean ready;
    private boolean over;
    private int listensOn;

    Session(PeerLink link, Replicator replicator) {
        this.link = link;
        this.replicator = replicator;
        this.known = replicator.knows(link.device());
    }

    public DeviceId device() {
        return link.device();
    }

    PeerLink link() {
        return link;
    }

    boolean isReady() {
        return ready;
    }

    /** Where the other side listens, 0 if nowhere. */
    int listensOn() {
        return listensOn;
    }

    /** How far the other side durably holds a log, as it said. */
    long holds(LogId log) {
        return heads.getOrDefault(log, 0L);
    }

    /** The logs that the other side spoke of. */
    List<LogId> logs() {
        return List.copyOf(heads.keySet());
    }

    void heard(LogId log, long seq) {
        heads.merge(log, seq, Math::max);
    }

    /** Opens the conversation. */
    void greet() {
        link.send(new Hello(
                MINOR,
                0,
                replicator.program(),
                replicator.library().id(),
                known ? Standing.PEER : Standing.UNKNOWN,
                replicator.port()));
        if (!known) {
            replicator
                    .threads
                    .node()
                    .after(Duration.ofSeconds(Limits.INTRODUCTION_SECONDS_MAX), this::introductionIsOver);
        }
    }

    /** Asks for chunks, as many messages as it takes. */
    void want(List<ChunkId> ids) {
        for (int from = 0; from < ids.size(); from += Limits.MESSAGE_IDS_MAX) {
            link.send(new Want(ids.subList(from, Math.min(ids.size(), from + Limits.MESSAGE_IDS_MAX))));
        }
    }

    @Override
    public void message(Message message) throws IOException {
        message.tell(conversation);
    }

    @Override
    public void delivered(Deliver head, byte[] bytes) throws IOException {
        if (ready) {
            replicator.delivered(this, head, bytes);
        } else if (!known && head.kind() == Delivery.ENTRY) {
            introducedBy(bytes);
        } else {
            throw new MalformedException("a delivery of " + head.kind() + " before the introduction");
        }
    }

    @Override
    public void drained() {
        replicator.drained(this);
    }

    @Override
    public void closed(Optional<Bye> bye) {
        bye.filter(b -> b.reason() != ByeReason.GOING && b.reason() != ByeReason.DUPLICATE)
                .ifPresent(b -> LOG.info("{} said goodbye: {}", device(), b.reason()));
        boolean was = ready;
        ready = false;
        over = true;
        replicator.closed(this, was);
    }

    private void introducedBy(byte[] entry) throws MalformedException {
        introductionBytes += entry.length;
        if (introductionBytes > Limits.INTRODUCTION_BYTES_MAX) {
            throw new MalformedException("an introduction of more than " + Limits.INTRODUCTION_BYTES_MAX + " bytes");
        }
        introduction.add(LogEntry.parse(entry));
        link.taken(entry.length);
    }

    private void introductionIsOver() {
        if (!known && link.isOpen()) {
            link.close(ByeReason.UNKNOWN);
        }
    }

    private void introduceOurselves() {
        if (!introduced) {
            introduced = true;
            for (LogEntry entry : replicator.library().rosterEntries()) {
                link.deliver(Delivery.ENTRY, Octets.copyOf(entry.head().bytes()), entry.bytes());
            }
            link.sendAfterDeliveries(new Introduced());
        }
    }

    private void judgedAgain(boolean belongs) {
        if (!belongs) {
            link.close(ByeReason.UNKNOWN);
            return;
        }
        known = true;
        greet();
        becomeReady();
    }

    private void becomeReady() {
        // An introduction is judged elsewhere: by the time it is, the link may be gone, and it must not become a
        // session.
        if (known && accepted && !ready && !over) {
            ready = true;
            link.trust();
            replicator.ready(this);
        }
    }

    /** What may be said when. */
    private final class Conversation implements MessageHandler {
        @Override
        public void hello(Hello hello) throws IOException {
            if (!hello.library().equals(replicator.library().id())) {
                throw new MalformedException("a hello for another library");
            }
            listensOn = hello.port();
            accepted = hello.standing() == Standing.PEER;
            if (!accepted) {
                introduceOurselves();
            }
            becomeReady();
        }

        @Override
        public void introduced(Introduced end) throws IOException {
            if (known) {
                throw new MalformedException("an introduction by a device that is known");
            }
            replicator.introduce(device(), List.copyOf(introduction), Session.this::judgedAgain);
            introduction.clear();
        }

        @Override
        public void heads(Heads heads) throws IOException {
            requireReady();
            replicator.logs.heads(Session.this, heads);
            replicator.receipts.marks(Session.this, heads.receipts());
        }

        @Override
        public void wantEntries(WantEntries want) throws IOException {
            requireReady();
            replicator.logs.wanted(Session.this, want);
        }

        @Override
        public void entriesEnd(EntriesEnd end) throws IOException {
            requireReady();
            replicator.logs.ended(Session.this, end);
        }

        @Override
        public void have(Have have) throws IOException {
            requireReady();
            replicator.chunks.offered(Session.this, have.chunks());
        }

        @Override
        public void want(Want want) throws IOException {
            requireReady();
            replicator.chunks.wanted(Session.this, want.chunks());
        }

        @Override
        public void lack(Lack lack) throws IOException {
            requireReady();
            replicator.chunks.lacked(Session.this, lack.chunks());
        }

        @Override
        public void acknowledge(Acknowledge acknowledge) throws IOException {
            requireReady();
            replicator.events.acknowledged(device(), acknowledge.chunks());
        }

        @Override
        public void refuse(Refuse refuse) throws IOException {
            requireReady();
            replicator.chunks.refused(Session.this, refuse);
        }

        @Override
        public void wantExceptions(WantExceptions want) throws IOException {
            requireReady();
            replicator.inventories.wanted(Session.this, want.log());
        }

        @Override
        public void addresses(Addresses addresses) throws IOException {
            requireReady();
            replicator.events.addresses(addresses.addresses());
        }

        private void requireReady() throws MalformedException {
            if (!ready) {
                throw new MalformedException("a message before the introduction was over");
            }
        }
    }
}
