package dev.roost.node.kit;

import dev.roost.node.crypto.ContentNames;
import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.library.Folds;
import dev.roost.node.library.HeldChunks;
import dev.roost.node.library.Library;
import dev.roost.node.library.ManifestReader;
import dev.roost.node.library.OwnAcks;
import dev.roost.node.library.PhotoStates;
import dev.roost.node.library.Receipts;
import dev.roost.node.library.Wholeness;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkList;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.Receipt;
import dev.roost.proto.model.SealedChunk;
import dev.roost.proto.model.Takes;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One device of a household, with everything that a library needs and no network. Used by one thread. */
public final class Device {
    private final Storage storage;
    private final Identity identity;
    private final LibraryId id;
    private final ManualTime time;
    private final SeededRandom random;
    private Library library;
    private Folds folds;
    private Wholeness wholeness;
    private Receipts receipts;
    private OwnAcks acks;

    Device(Storage storage, Identity identity, LibraryId id, ManualTime time, SeededRandom random) throws IOException {
        this.storage = storage;
        this.identity = identity;
        this.id = id;
        this.time = time;
        this.random = random;
        this.library = Library.open(store(), identity, false, time, random);
        this.folds = new Folds(library);
        this.wholeness = new Wholeness(library, folds.names());
        this.receipts = new Receipts(library, identity, time, time);
        this.acks = new OwnAcks(library);
    }

    /** As after a stop and a start: whatever was not written down is forgotten. */
    public void restart() throws IOException {
        restart(false);
    }

    /** As after a start in a home that was restored from a copy. */
    public void restartElsewhere() throws IOException {
        restart(true);
    }

    private void restart(boolean anew) throws IOException {
        library = Library.open(store(), identity, anew, time, random);
        folds = new Folds(library);
        wholeness = new Wholeness(library, folds.names());
        receipts = new Receipts(library, identity, time, time);
        acks = new OwnAcks(library);
    }

    /** Takes in every entry that another device has and this one has not, and brings the folds forward. */
    public void pullLogs(Device from) throws IOException {
        boolean any = true;
        while (any) {
            any = false;
            for (LogHead head : from.library.store().logs().heads()) {
                any |= pullLog(from, head);
            }
        }
        folds.advance();
    }

    private boolean pullLog(Device from, LogHead head) throws IOException {
        boolean any = false;
        long have = library.store().logs().head(head.log()).map(LogHead::seq).orElse(0L);
        for (long seq = have + 1; seq <= head.seq(); seq++) {
            LogEntry entry = from.library.store().logs().entry(head.log(), seq).orElseThrow();
            boolean known = library.roster().device(head.log().device()).isPresent();
            if (!known && have == 0 && seq == 1 && !entry.fields().kind().isRoster()) {
                return any;
            }
            any |= library.admit(entry);
        }
        return any;
    }

    /** Takes in what this device lacks and the other one has; returns how many chunks came. */
    public int pullChunks(Device from) throws IOException {
        int came = 0;
        boolean any = true;
        while (any) {
            any = false;
            for (ChunkId lacking : library.store().chunks().lacking(Optional.empty(), 100_000)) {
                Optional<SealedChunk> chunk = from.library.store().chunks().get(lacking);
                if (chunk.isPresent()) {
                    library.store().chunks().put(chunk.get());
                    came++;
                    any = true;
                }
            }
            library.store().chunks().commit();
            folds.advance();
        }
        return came;
    }

    public void pull(Device from) throws IOException {
        pullLogs(from);
        pullChunks(from);
    }

    /** Signs what it holds now, as if everything had just been read, and shows it to others. */
    public Optional<Receipt> sign(Device... others) throws IOException {
        Optional<Receipt> receipt = receipts.issue(wholeness.marks(), time.seconds(), 0);
        if (receipt.isPresent()) {
            for (Device other : others) {
                other.hear(receipt.get(), this);
            }
        }
        return receipt;
    }

    /** Hears a receipt, and what its device lacks, chunk by chunk. */
    public void hear(Receipt receipt, Device signer) throws IOException {
        receipts.accept(receipt);
        for (Receipt.Mark mark : receipt.fields().marks()) {
            library.store()
                    .elsewhere()
                    .replace(
                            receipt.device(),
                            mark.head().log(),
                            signer.wholeness.exceptions(mark.head().log()));
            if (mark.head().log().device().equals(self()) && receipt.fields().takes() != Takes.INDEX) {
                acks.acknowledged(mark.head().log(), mark.whole());
            }
        }
    }

    /** The newest entry of its own log. */
    public LogEntry newestEntry() throws IOException {
        LogHead head = library.store().logs().head(library.ownLog()).orElseThrow();
        return library.store().logs().entry(head.log(), head.seq()).orElseThrow();
    }

    /** What the lists of an entry name, all of which are here. */
    public Set<ChunkId> named(LogEntry entry) throws IOException {
        Set<ChunkId> named = new HashSet<>();
        for (ChunkId list : entry.fields().lists()) {
            ChunkList.parse(library.store().chunks().get(list).orElseThrow())
                    .rows()
                    .forEach(row -> named.add(row.id()));
        }
        return named;
    }

    public PhotoStates states() throws IOException {
        return PhotoStates.now(library, folds.index(), acks, manifests(), receipts, wholeness);
    }

    public ManifestReader manifests() {
        return new ManifestReader(new HeldChunks(library.store().chunks()), sealer());
    }

    public Sealer sealer() {
        return library.keyring().sealer().orElseThrow();
    }

    public ContentNames names() {
        return library.keyring().names().orElseThrow();
    }

    public DeviceId self() {
        return identity.id();
    }

    public Identity identity() {
        return identity;
    }

    public Storage storage() {
        return storage;
    }

    public LibraryStore store() throws IOException {
        return storage.library(id);
    }

    public Library library() {
        return library;
    }

    public Folds folds() {
        return folds;
    }

    public Wholeness wholeness() {
        return wholeness;
    }

    public Receipts receipts() {
        return receipts;
    }

    public OwnAcks acks() {
        return acks;
    }
}
