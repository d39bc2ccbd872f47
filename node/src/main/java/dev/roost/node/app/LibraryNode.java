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
import dev.roost.node.library.TrashCan;
import dev.roost.node.library.Wholeness;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.replica.Replica;
import dev.roost.node.replica.ReplicaThreads;
import dev.roost.node.replica.Replicator;
import dev.roost.node.replica.SelfHealing;
import dev.roost.node.thread.Lane;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogId;
import dev.roost.storage.LibraryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One library as this device serves it: what is here, who else has it, and on a member the keeping of photos. Safe for
 * use by many threads.
 */
final class LibraryNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryNode.class);

    private static final String SCRATCH = "scratch";

    private final OpenedHome home;
    private final NodeThreads threads;
    private final Environment environment;
    private final Replica replica;
    private final Lane lane;
    private final AddressBook addresses;
    private final ScrubBook scrub;
    private final Replicator replicator;
    private final Optional<MemberPart> member;
    private final LogMending mending;
    private final Optional<FolderNotes> folders;
    private final Object trash = new Object();
    private Optional<Illustration> illustration = Optional.empty();
    private final Set<DeviceId> online = ConcurrentHashMap.newKeySet();

    /** Opens a library and brings its folds up to its logs. */
    LibraryNode(OpenedHome home, LibraryId id, NodeThreads threads, Environment environment) throws IOException {
        this.home = home;
        this.threads = threads;
        this.environment = environment;
        LibraryStore store = home.storage().library(id);
        Library library = LogMending.open(home, store, environment);
        Joining.offer(library);
        Folds folds = new Folds(library);
        if (home.isLagging()) {
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
                new DeviceSurroundings(home, environment, scrub, addresses),
                new LibraryEvents(this, online, threads.workers()));
        this.member = library.keyring().isMember() ? Optional.of(member(library, folds, offering)) : Optional.empty();
        folds.advance();
        this.folders = originals().map(table -> new FolderNotes(home.notes(), id, table));
        if (folders.isPresent()) {
            folders.get().restore();
        }
        this.mending = new LogMending(library, folds, originals());
        mending.mend();
        catchUp();
    }

    private MemberPart member(Library library, Folds folds, Offering offering) {
        OriginalsTable originals = new OriginalsTable(library);
        Keep keep =
                new Keep(library, originals, folds, replicator.receivers(), replicator::appended, threads.keepers());
        offering.and(keep.outbox()).and(keep.originals());
        return new MemberPart(keep, originals, replicator.receivers(), replica.problems(), threads, environment.time());
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
        return member.map(MemberPart::keep);
    }

    /** The originals of this device, on a member. */
    Optional<OriginalsTable> originals() {
        return member.map(MemberPart::originals);
    }

    /** Notes that a folder is kept; only on a member. */
    void keepFolder(KeptFolder folder) throws IOException {
        folders.orElseThrow().keep(folder);
    }

    /** Opens manifests with what is stored here, on a member. */
    Optional<ManifestReader> manifests() {
        Optional<Sealer> sealer = library().keyring().sealer();
        return sealer.map(keys -> new ManifestReader(new HeldChunks(store().chunks()), keys));
    }

    /** The states of photos as of now, on a member. */
    PhotoStates states() throws IOException {
        return PhotoStates.now(
                library(), folds().index(), replica.acks(), ownManifests(), receipts(), replica.wholeness());
    }

    private ManifestReader ownManifests() {
        return manifests().orElseThrow(() -> new IllegalStateException("a storage device knows no photos"));
    }

    /** What is done with the trash, on a member. */
    @FunctionalInterface
    interface Trashing {
        int run(TrashCan can) throws IOException;
    }

    /** Puts photos into the trash or takes them out, and tells the other devices; returns how many. */
    int trashing(Trashing trashing) throws IOException {
        synchronized (trash) {
            int photos = trashing.run(new TrashCan(library(), folds(), ownManifests()));
            settle();
            replicator.appended();
            return photos;
        }
    }

    /** Finds chunks, here or on other devices. */
    ChunkSearch chunks() {
        return new ChunkSearch(
                new HeldChunks(store().chunks()), replicator::read, keep().map(Keep::originals), threads.workers());
    }

    /** Brings folds and this device's own receipt up to date, and everything written so far to the disk. */
    void settle() throws IOException {
        lane.run(() -> {
            folds().advance();
            replicator.sign();
            return true;
        });
        home.storage().sync();
    }

    /** Re-reads every log; returns how far those reached that were damaged and were cut. */
    Map<LogId, Long> scrubLogs() throws IOException {
        Map<LogId, Long> damaged = lane.run(() -> {
            Map<LogId, Long> before = mending.scrub();
            catchUp();
            return before;
        });
        if (!damaged.isEmpty()) {
            replicator.appended();
            wakeMover();
        }
        return damaged;
    }

    /** Says again what was lost when a log turned out to be damaged while it was used. */
    void mend() throws IOException {
        lane.run(() -> {
            mending.mend();
            catchUp();
            return true;
        });
    }

    /** What no log says is said again after the index was made from the logs. */
    private void catchUp() throws IOException {
        if (member.isPresent()) {
            member.get().keep().catchUp();
        }
    }

    /** Seals again from originals what is lacking here, as far as they are untouched. */
    void healFromOriginals() throws IOException {
        new SelfHealing(store().chunks(), replica.offered()).healAll();
    }

    /** What a member does beside serving, if this is one. */
    Optional<MemberPart> member() {
        return member;
    }

    /** There may be something pending that can be sent now. */
    void wakeMover() {
        member.ifPresent(MemberPart::wakeMover);
    }

    /** Makes thumbnails from now on, on a member. */
    synchronized void illustrate() throws IOException {
        if (illustration.isEmpty() && originals().isPresent()) {
            Path scratch = home.folder().path().resolve(SCRATCH).resolve(id().hex());
            illustration = Optional.of(new Illustration(
                    new Illustration.Desk(library(), folds(), originals().get(), scratch),
                    threads.node(),
                    threads.waiters(),
                    environment.time(),
                    replicator::appended));
        }
    }

    @Override
    public synchronized void close() {
        illustration.ifPresent(Illustration::close);
        member.ifPresent(MemberPart::close);
        threads.node().execute(replicator::close);
    }

    private LibraryStore store() {
        return library().store();
    }
}
