package dev.roost.node.keep;

import dev.roost.node.library.Library;
import dev.roost.node.library.PathKey;
import dev.roost.node.library.PhotoIndex;
import dev.roost.node.photo.FileStamp;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.Original;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.FilePath;
import dev.roost.proto.model.ResourceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkFact;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one file after the other to where its chunks will be kept: this device's store, or the devices that are
 * connected. A file is carried once at a time, and stays under way until an entry names it. Safe for use by many
 * threads.
 */
final class Conveyor {
    private static final Logger LOG = LoggerFactory.getLogger(Conveyor.class);
    private static final String WENT_BEFORE = "It went away before any other device had a copy of it.";
    private static final String CHANGED_BEFORE =
            "It changed before any other device had a copy of what it held. What it holds now is kept instead.";

    private final Library library;
    private final PhotoIndex index;
    private final OriginalsTable table;
    private final Outbox outbox;
    private final ReadyPhotos ready;
    private final Restating restating;
    private final Set<PathKey> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<FileKeeper> keepers;

    /** Takes photos whose chunks have arrived. */
    @FunctionalInterface
    interface ReadyPhotos {
        void add(ReadyPhoto photo);
    }

    Conveyor(Keep.Books books, Outbox outbox, Restating restating, ReadyPhotos ready) {
        this.library = books.library();
        this.index = books.folds().index();
        this.table = books.originals();
        this.outbox = outbox;
        this.restating = restating;
        this.ready = ready;
        this.keepers = ThreadLocal.withInitial(() -> new FileKeeper(library, index, table, books.files()));
    }

    /** Files under way. */
    int size() {
        return underWay.size();
    }

    boolean carries(PathKey key) {
        return underWay.contains(key);
    }

    /** An entry names the file now, or was to and failed. */
    void done(PathKey key) {
        underWay.remove(key);
    }

    /** Carries a file unless it is as it was, or under way already; what goes wrong is told to the tally. */
    void carry(Path file, FilePath path, boolean hold, KeepTally tally) {
        PathKey key = table.key(path);
        if (!underWay.add(key)) {
            return;
        }
        boolean staysUnderWay = false;
        try {
            staysUnderWay = carry(key, file, path, hold, tally);
        } catch (NoSuchFileException e) {
            gone(key, file, path, e, tally);
        } catch (IOException e) {
            tally.failed(file, e);
        } catch (RuntimeException e) {
            LOG.error("keeping a file failed", e);
            tally.failed(file, "Something unexpected went wrong; the log has the details.");
        } finally {
            if (!staysUnderWay) {
                underWay.remove(key);
            }
        }
    }

    private boolean carry(PathKey key, Path file, FilePath path, boolean hold, KeepTally tally) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        Optional<Original> unchanged = keepers.get().unchanged(stamp, path, hold, outbox.isOpen());
        if (unchanged.isPresent() && isAsItWas(file, unchanged.get())) {
            if (!unchanged.get().understood()) {
                restating.look(file, unchanged.get());
            }
            tally.unchanged(file, unchanged.get().resource(), stamp.size());
            return false;
        }
        Optional<Original> before = table.original(key);
        boolean staysUnderWay = keep(key, file, path, hold, tally);
        Optional<ResourceId> now = table.original(key).map(Original::resource);
        if (before.isPresent() && !now.equals(before.map(Original::resource)) && isLost(before.get())) {
            index.pending().hide(before.get().resource());
            tally.lost(file, before.get().resource(), CHANGED_BEFORE);
        }
        return staysUnderWay;
    }

    /** A stamp that was taken too soon after a write is not believed: the file is read once more. */
    private boolean isAsItWas(Path file, Original original) throws IOException {
        return original.settled() || keepers.get().isAsItWas(file, original);
    }

    /** Returns whether the file stays under way. */
    private boolean keep(PathKey key, Path file, FilePath path, boolean hold, KeepTally tally) throws IOException {
        FileKeeper keeper = keepers.get();
        if (hold) {
            ChunkStore store = library.store().chunks();
            FileKeeper.Kept kept = keeper.keep(file, path, true, () -> new ToStore(store, tally));
            tally.kept(file, kept);
            kept.photo().ifPresent(ready::add);
            return kept.photo().isPresent();
        }
        Voyage voyage = new Voyage(key);
        FileKeeper.Kept kept = keeper.keep(file, path, false, voyage::next);
        tally.kept(file, kept);
        return voyage.leave(kept.photo());
    }

    /** Whether what was read before was kept nowhere, and no file holds it any more. */
    private boolean isLost(Original before) throws IOException {
        if (before.state() == Original.State.KEPT
                || index.resource(before.resource()).isPresent()) {
            return false;
        }
        boolean[] pending = {false};
        table.pending((key, original) -> {
            pending[0] = original.resource().equals(before.resource());
            return !pending[0];
        });
        return !pending[0];
    }

    /**
     * A file that was only moved is pending under its other name; any other that was pending is lost. Of a disk that is
     * unplugged nothing is known: what was pending stays so until it is back.
     */
    private void gone(PathKey key, Path file, FilePath path, NoSuchFileException e, KeepTally tally) {
        try {
            Optional<Original> before = table.original(key);
            if (before.isEmpty()) {
                tally.vanished(file, e);
            } else if (before.get().state() == Original.State.NOTED && isGoneForGood(file, path)) {
                table.forget(key);
                if (isLost(before.get())) {
                    index.pending().hide(before.get().resource());
                    tally.lost(file, before.get().resource(), WENT_BEFORE);
                }
            }
        } catch (IOException failure) {
            LOG.warn("a file that is gone could not be forgotten: {}", failure.getMessage());
            tally.failed(file, e);
        }
    }

    /** The file is looked for once more, after its folder: the disk may have come back between. */
    private boolean isGoneForGood(Path file, FilePath path) throws IOException {
        Optional<KeptFolder> folder = table.folder(path.rootKey());
        return folder.map(KeptFolder::isThere).orElse(true) && Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Puts chunks into this device's own store. */
    private record ToStore(ChunkStore store, KeepTally tally) implements SealingPass.Destination {
        @Override
        public boolean has(ChunkId id) throws IOException {
            return store.holds(id);
        }

        @Override
        public boolean take(SealedChunk chunk) throws IOException {
            if (!store.holds(chunk.id())) {
                tally.stored(chunk.size());
            }
            store.put(chunk);
            return true;
        }
    }

    /** One file's way to the connected devices; each reading of the file is a shipment of its own. */
    private final class Voyage {
        private final PathKey key;
        private Shipment shipment = new Shipment(() -> {}, () -> {});
        private volatile Optional<ReadyPhoto> photo = Optional.empty();

        Voyage(PathKey key) {
            this.key = key;
        }

        SealingPass.Destination next() {
            shipment.abandon();
            shipment = new Shipment(this::arrived, this::lost);
            return new ToDevices(shipment);
        }

        /** Returns whether the file stays under way, until its entry is written or its shipment lost. */
        boolean leave(Optional<ReadyPhoto> sealed) {
            if (sealed.isEmpty()) {
                shipment.abandon();
                return false;
            }
            photo = sealed;
            boolean lostAlready = shipment.isOver();
            shipment.complete();
            return !lostAlready;
        }

        private void arrived() {
            photo.ifPresent(ready::add);
        }

        /** Before it left, {@link #leave} takes it off the way; afterwards this does. */
        private void lost() {
            if (photo.isPresent()) {
                underWay.remove(key);
            }
        }
    }

    /** Offers chunks to the connected devices; what an entry names already is kept by some device. */
    private final class ToDevices implements SealingPass.Destination {
        private final Shipment shipment;

        ToDevices(Shipment shipment) {
            this.shipment = shipment;
        }

        @Override
        public boolean has(ChunkId id) throws IOException {
            return library.store().chunks().fact(id).map(ChunkFact::naming).stream()
                    .anyMatch(naming -> !naming.isEmpty());
        }

        @Override
        public boolean take(SealedChunk chunk) throws InterruptedException {
            return outbox.isOpen() && outbox.offer(chunk, shipment);
        }
    }
}
