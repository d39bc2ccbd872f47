package dev.roost.node.replica;

import dev.roost.node.keep.Receivers;
import dev.roost.node.library.Library;
import dev.roost.node.peer.LinkListener;
import dev.roost.node.peer.PeerLink;
import dev.roost.proto.message.Addresses;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one library on this device together with its other devices: a session for each link, logs and receipts passed
 * on, chunks fetched. Confined to the node thread, but for what says otherwise.
 */
public final class Replicator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replicator.class);
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration FOLD_AFTER = Duration.ofMillis(50);

    private final Replica replica;
    final ReplicaThreads threads;
    private final Surroundings surroundings;
    final ReplicaEvents events;
    private final Sessions sessions;
    private final Announcer announcer;
    final LogExchange logs;
    final ReceiptExchange receipts;
    final ChunkExchange chunks;
    final Fetcher fetcher;
    final InventoryExchange inventories;
    final Tidings tidings;
    final RoomWatch room;
    private final Future<?> ticking;
    private boolean foldDue;

    /** Begins; links come in by {@link #connected} and {@link #incoming}. */
    public Replicator(Replica replica, ReplicaThreads threads, Surroundings surroundings, ReplicaEvents events) {
        this.replica = replica;
        this.threads = threads;
        this.surroundings = surroundings;
        this.events = events;
        this.sessions = new Sessions(replica.library().self());
        this.announcer = new Announcer(replica.library(), sessions, threads.node());
        this.logs = new LogExchange(replica, this);
        this.receipts = new ReceiptExchange(replica, this);
        this.chunks = new ChunkExchange(replica, this);
        this.fetcher = new Fetcher(this, replica);
        this.inventories = new SortedListInventory(replica, this);
        this.tidings = new Tidings(threads);
        this.room = new RoomWatch(replica.problems(), surroundings, threads, receipts::due);
        this.ticking = threads.node().every(TICK, this::tick);
    }

    /** This side connected: it speaks first. */
    public void connected(PeerLink link) {
        threads.node().check();
        Session session = new Session(link, this);
        link.start(session);
        session.greet();
    }

    /** The other side connected and said hello: its first message is still to be told to what this returns. */
    public LinkListener incoming(PeerLink link) {
        threads.node().check();
        Session session = new Session(link, this);
        session.greet();
        return session;
    }

    /** The devices that are connected. */
    public Set<DeviceId> online() {
        return sessions.devices();
    }

    /** To whom keeping may give payload. From any thread. */
    public Receivers receivers() {
        return announcer;
    }

    /** This device appended entries of its own. From any thread. */
    public void appended() {
        threads.node().execute(this::entriesChanged);
    }

    /** Something is lacking that was not. From any thread. */
    public void lacking() {
        threads.lane().execute(() -> {
            replica.wholeness().invalidate();
            threads.node().execute(() -> {
                fetcher.wake();
                receipts.due();
            });
        });
    }

    /** Signs a receipt for what is held now, if that is new, and shows it to everybody. On the lane. */
    public void sign() throws IOException {
        receipts.sign().ifPresent(receipt -> threads.node().execute(() -> receipts.signed(receipt)));
    }

    /** Everything held was read again, or a part of it. From any thread. */
    public void verified() {
        threads.node().execute(receipts::due);
    }

    /** Reads a chunk once from whichever connected device has it; empty if none. From any thread. */
    public CompletableFuture<Optional<SealedChunk>> read(ChunkId id) {
        CompletableFuture<Optional<SealedChunk>> reader = new CompletableFuture<>();
        threads.node().execute(() -> chunks.read(id, reader));
        return reader;
    }

    /** Whether nothing is being fetched. */
    public boolean isIdle() {
        return chunks.requests().size() == 0;
    }

    @Override
    public void close() {
        ticking.cancel(false);
        sessions.all().forEach(session -> session.link().close(ByeReason.GOING));
    }

    Library library() {
        return replica.library();
    }

    String program() {
        return surroundings.program();
    }

    int port() {
        return surroundings.port();
    }

    long roomBytes() throws IOException {
        return surroundings.roomBytes();
    }

    long oldestReadAt() throws IOException {
        return surroundings.oldestReadAt();
    }

    List<Session> sessions() {
        return sessions.all();
    }

    boolean knows(DeviceId device) {
        return !device.equals(library().self())
                && library().roster().device(device).isPresent();
    }

    /** Judges a device by the roster entries that it brought. */
    void introduce(DeviceId device, Collection<LogEntry> entries, Consumer<Boolean> judged) {
        threads.lane().execute(() -> {
            boolean belongs = false;
            try {
                belongs = library().introduce(device, entries);
            } catch (IOException e) {
                LOG.warn("an introduction could not be noted: {}", e.getMessage());
            }
            boolean answer = belongs;
            threads.node().execute(() -> judged.accept(answer));
        });
    }

    void ready(Session session) {
        if (!sessions.add(session, older -> closed(older, true))) {
            return;
        }
        announcer.refresh();
        chunks.joined(session);
        Tidings.tellAll(
                session,
                library().self(),
                library().store().logs().heads(),
                replica.receipts().all());
        tellAddresses(session);
        room.met(session.device());
        events.online(
                session.device(),
                session.link().remote().getAddress(),
                session.listensOn(),
                session.link().isOutgoing());
        fetcher.wake();
    }

    void closed(Session session, boolean wasReady) {
        boolean left = wasReady && sessions.remove(session);
        logs.left(session);
        inventories.left(session);
        chunks.left(session);
        tidings.left(session);
        if (left) {
            announcer.refresh();
            events.offline(session.device());
        }
    }

    void drained(Session session) {
        chunks.drained(session);
    }

    void delivered(Session session, Deliver head, byte[] bytes) throws IOException {
        switch (head.kind()) {
            case CHUNK -> chunks.arrived(session, head.name(), bytes);
            case ENTRY -> logs.arrived(session, bytes);
            case RECEIPT -> receipts.arrived(session, bytes);
            case EXCEPTIONS -> inventories.arrived(session, head.name(), bytes);
        }
    }

    /** Entries came or were written: everybody hears of it, and what they name may be lacking. */
    void entriesChanged() {
        List<LogHead> heads = library().store().logs().heads();
        sessions.all().forEach(session -> Tidings.tellHeads(session, heads));
        announcer.refresh();
        fetcher.wake();
        receipts.due();
        events.changed();
    }

    /** Brings the folds forward. On the lane. */
    boolean advance() {
        try {
            return replica.folds().advance();
        } catch (IOException e) {
            LOG.warn("the logs could not be read on: {}", e.getMessage());
            return false;
        }
    }

    void receiptArrived(Receipt receipt) {
        fetcher.wake();
        events.changed();
    }

    /** A chunk is durable; it may be a list that logs wait for. */
    void chunkArrived() {
        receipts.due();
        if (!foldDue) {
            foldDue = true;
            threads.node().after(FOLD_AFTER, () -> {
                foldDue = false;
                threads.lane().execute(() -> {
                    if (advance()) {
                        threads.node().execute(() -> {
                            fetcher.wake();
                            events.changed();
                        });
                    }
                });
            });
        }
    }

    private void tellAddresses(Session session) {
        threads.workers().execute(() -> {
            try {
                List<DeviceAddress> others = surroundings.addresses().stream()
                        .filter(address -> !address.device().equals(session.device()))
                        .limit(Limits.MESSAGE_ADDRESSES_MAX)
                        .toList();
                session.link().send(new Addresses(others));
            } catch (IOException e) {
                LOG.warn("addresses could not be read: {}", e.getMessage());
            }
        });
    }

    private void tick() {
        logs.tick();
        chunks.tick();
        fetcher.wake();
        receipts.due();
        room.tick();
    }
}
