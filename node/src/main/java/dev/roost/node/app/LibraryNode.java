package dev.roost.node.app;

import dev.roost.node.crypto.Sealer;
import dev.roost.node.keep.Keep;
import dev.roost.node.library.Folds;
import dev.roost.node.library.HeldChunks;
import dev.roost.node.library.Library;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.library.OwnAcks;
import dev.roost.node.library.PhotoStates;
import dev.roost.node.library.Problems;
import dev.roost.node.library.Receipts;
import dev.roost.node.library.Wholeness;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.replica.Replica;
import dev.roost.node.replica.ReplicaEvents;
import dev.roost.node.replica.ReplicaThreads;
import dev.roost.node.replica.Replicator;
import dev.roost.node.replica.Surroundings;
import dev.roost.node.thread.Lane;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import dev.roost.storage.LibraryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One library as this device serves it: what is here, who else has it, and on a member the keeping of photos. Safe for
 * use by many threads.
 */
final class LibraryNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryNode.class);
    private static final Duration FLUSH_LOOK = Duration.ofMillis(200);
    private static final Duration MOVE_LOOK = Duration.ofSeconds(5);

    /** Photos that arrived wait this long for others to share their log entry. */
    private static final long FLUSH_MILLIS = 2_000;

    private final OpenedHome home;
    private final NodeThreads threads;
    private final Environment environment;
    private final Replica replica;
    private final Lane lane;
    private final AddressBook addresses;
    private final ScrubBook scrub;
    private final Replicator replicator;
    private final Optional<Member> member;
    private final Future<?> flushing;
    private final Future<?> moving;
    private final Set<DeviceId> online = ConcurrentHashMap.newKeySet();
    private volatile long readySinceMillis = Long.MAX_VALUE;

    /** What only a member does. */
    private record Member(Keep keep, OriginalsTable originals, PendingMover mover) {}

    /** Opens a library and brings its folds up to its logs. */
    LibraryNode(OpenedHome home, LibraryId id, NodeThreads threads, Environment environment) throws IOException {
        this.home = home;
        this.threads = threads;
        this.environment = environment;
        LibraryStore store = home.storage().library(id);
        Library library = Library.open(
                store,
                home.identity(),
                home.isElsewhere() || ownLogIsDamaged(store, home.identity().id()),
                environment.time(),
                environment.random());
        Folds folds = new Folds(library);
        if (home.wasStoppedUncleanly()) {
            library.rebuild();
            folds.names().restart();
        }
        Offering offering = new Offering().and(new HeldChunks(store.chunks()));
        this.replica = new Replica(
                library,
                folds,
                new Wholeness(library, folds.names()),
                new Receipts(library, home.identity(), home.running(), environment.time()),
                new OwnAcks(library),
                new Problems(),
                offering);
        this.lane = new Lane(threads.workers());
        this.addresses = new AddressBook(store.local());
        this.scrub = new ScrubBook(store, home.running());
        this.replicator = new Replicator(
                replica,
                new ReplicaThreads(threads.node(), threads.workers(), lane, environment.time(), environment.random()),
                new Around(),
                new Events());
        this.member = library.keyring().isMember() ? Optional.of(member(library, folds, offering)) : Optional.empty();
        this.flushing = threads.node().every(FLUSH_LOOK, this::flushIfDue);
        this.moving = threads.node().every(MOVE_LOOK, this::wakeIfIdle);
        folds.advance();
    }

    private Member member(Library library, Folds folds, Offering offering) {
        OriginalsTable originals = new OriginalsTable(library);
        Keep keep =
                new Keep(library, originals, folds, replicator.receivers(), replicator::appended, threads.keepers());
        offering.and(keep.outbox()).and(keep.originals());
        return new Member(keep, originals, new PendingMover(keep, replica.problems(), threads.waiters()));
    }

    private static boolean ownLogIsDamaged(LibraryStore store, DeviceId self) {
        return store.logs().damagedLogs().stream().anyMatch(log -> log.device().equals(self));
    }

    LibraryId id() {
        return replica.library().id();
    }

    Library library() {
        return replica.library();
    }

    Folds folds() {
        return replica.folds();
    }

    Receipts receipts() {
        return replica.receipts();
    }

    Problems problems() {
        return replica.problems();
    }

    Replicator replicator() {
        return replicator;
    }

    AddressBook addresses() {
        return addresses;
    }

    ScrubBook scrub() {
        return scrub;
    }

    /** Devices that are connected now. */
    Set<DeviceId> online() {
        return Set.copyOf(online);
    }

    /** Keeping, on a member. */
    Optional<Keep> keep() {
        return member.map(Member::keep);
    }

    /** The originals of this device, on a member. */
    Optional<OriginalsTable> originals() {
        return member.map(Member::originals);
    }

    /** Opens manifests with what is stored here, on a member. */
    Optional<ManifestReader> manifests() {
        Optional<Sealer> sealer = library().keyring().sealer();
        return sealer.map(keys -> new ManifestReader(new HeldChunks(store().chunks()), keys));
    }

    /** The states of photos as of now, on a member. */
    PhotoStates states() throws IOException {
        ManifestReader manifests =
                manifests().orElseThrow(() -> new IllegalStateException("a storage device knows no photos"));
        return PhotoStates.now(library(), folds().index(), replica.acks(), manifests, receipts(), replica.wholeness());
    }

    /** A chunk from the store here, else from whichever connected device has it, else from an original. */
    CompletableFuture<Optional<SealedChunk>> read(ChunkId id) {
        return readFrom(new HeldChunks(store().chunks()), id)
                .thenCompose(
                        chunk -> chunk.isPresent() ? CompletableFuture.completedFuture(chunk) : replicator.read(id))
                .thenCompose(chunk -> chunk.isPresent() || member.isEmpty()
                        ? CompletableFuture.completedFuture(chunk)
                        : readFrom(member.get().keep().originals(), id));
    }

    private CompletableFuture<Optional<SealedChunk>> readFrom(ChunkReader reader, ChunkId id) {
        CompletableFuture<Optional<SealedChunk>> chunk = new CompletableFuture<>();
        threads.workers().execute(() -> {
            try {
                chunk.complete(reader.get(id));
            } catch (IOException | RuntimeException e) {
                LOG.warn("a chunk could not be read here: {}", e.getMessage());
                chunk.complete(Optional.empty());
            }
        });
        return chunk;
    }

    /** Brings folds and this device's own receipt up to date, and everything written so far to the disk. */
    void settle() throws IOException {
        CompletableFuture<Optional<IOException>> done = new CompletableFuture<>();
        lane.execute(() -> {
            try {
                folds().advance();
                signNow();
                done.complete(Optional.empty());
            } catch (IOException e) {
                done.complete(Optional.of(e));
            } catch (RuntimeException e) {
                done.complete(Optional.of(new IOException("the library could not be settled", e)));
            }
        });
        Optional<IOException> failure = done.join();
        if (failure.isPresent()) {
            throw failure.get();
        }
        home.storage().sync();
    }

    /** There may be something pending that can be sent now. */
    void wakeMover() {
        member.ifPresent(m -> {
            if (!replicator.receivers().now().isEmpty()) {
                m.mover().wake();
            }
        });
    }

    @Override
    public void close() {
        flushing.cancel(false);
        moving.cancel(false);
        member.ifPresent(m -> m.keep().outbox().close());
        threads.node().execute(replicator::close);
    }

    private void signNow() throws IOException {
        if (library().role().isPresent()) {
            int flags = home.storage().roomBytes() > 0 ? 0 : Receipt.FLAG_FULL;
            receipts().issue(replica.wholeness().marks(), scrub.oldestReadAt(), flags);
        }
    }

    private LibraryStore store() {
        return library().store();
    }

    /** On the node thread: an entry is due when all that is under way has arrived, or when some waited long enough. */
    private void flushIfDue() {
        if (member.isEmpty() || !member.get().keep().hasReady()) {
            readySinceMillis = Long.MAX_VALUE;
            return;
        }
        Keep keep = member.get().keep();
        long now = environment.time().monotonicMillis();
        readySinceMillis = Math.min(readySinceMillis, now);
        if (keep.isSettled() || now - readySinceMillis >= FLUSH_MILLIS) {
            readySinceMillis = Long.MAX_VALUE;
            flush(keep);
        }
    }

    /** What could not be sent when it was tried is tried again. */
    private void wakeIfIdle() {
        if (member.isPresent() && !member.get().keep().isBusy()) {
            wakeMover();
        }
    }

    private void flush(Keep keep) {
        try {
            threads.keepers().execute(() -> {
                try {
                    keep.flush();
                } catch (IOException e) {
                    LOG.warn("an entry could not be written: {}", e.getMessage());
                    problems().report("entry-failed", "", "Photos could not be entered: " + e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("the node is closing", e);
        }
    }

    /** What replication asks of this device. */
    private final class Around implements Surroundings {
        @Override
        public String program() {
            return environment.program();
        }

        @Override
        public int port() {
            return environment.port().getAsInt();
        }

        @Override
        public long roomBytes() throws IOException {
            return home.storage().roomBytes();
        }

        @Override
        public long oldestReadAt() {
            return scrub.oldestReadAt();
        }

        @Override
        public List<DeviceAddress> addresses() throws IOException {
            return addresses.all();
        }
    }

    /** What replication tells. On the node thread. */
    private final class Events implements ReplicaEvents {
        private Set<DeviceId> receivers = Set.of();

        @Override
        public void online(DeviceId device, InetAddress host, int port, boolean outgoing) {
            online.add(device);
            problems().clear("device-full", device.hex());
            if (port > 0) {
                DeviceAddress address = new DeviceAddress(device, host.getHostAddress(), port);
                threads.workers().execute(() -> note(() -> addresses.met(address)));
            }
            wakeMover();
        }

        @Override
        public void offline(DeviceId device) {
            online.remove(device);
            member.ifPresent(m -> m.keep().outbox().left(device));
        }

        @Override
        public void acknowledged(DeviceId device, Collection<ChunkId> chunks) {
            member.ifPresent(m -> m.keep().outbox().acknowledged(device, chunks));
        }

        @Override
        public void refused(DeviceId device, Collection<ChunkId> chunks) {
            member.ifPresent(m -> m.keep().outbox().refused(device, chunks));
        }

        @Override
        public void changed() {
            Set<DeviceId> now = replicator.receivers().now();
            if (!now.equals(receivers)) {
                receivers = now;
                wakeMover();
            }
        }

        @Override
        public void addresses(List<DeviceAddress> heard) {
            threads.workers()
                    .execute(() -> note(() -> {
                        for (DeviceAddress address : heard) {
                            if (library().roster().device(address.device()).isPresent()) {
                                addresses.heard(address);
                            }
                        }
                    }));
        }

        private void note(Noting noting) {
            try {
                noting.run();
            } catch (IOException e) {
                LOG.warn("an address could not be noted: {}", e.getMessage());
            }
        }
    }

    private interface Noting {
        void run() throws IOException;
    }
}
