package dev.roost.node.library;

import dev.roost.node.crypto.Identity;
import dev.roost.node.crypto.Signatures;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.PassedReceipt;
import dev.roost.proto.model.Receipt;
import dev.roost.storage.LibraryStore;
import dev.roost.storage.RunningTime;
import dev.roost.storage.StoreCounts;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest receipt of each device, this one's own included: a register in which the higher counter counts. Safe for
 * use by many threads.
 */
public final class Receipts {
    /** A receipt vouches for 35 days of running time since the oldest of what it covers was re-read. */
    public static final long FRESH_SECONDS = 35L * 24 * 3600;

    /** An unchanged state is signed anew after this long, so that its age stays known. */
    private static final long RENEW_SECONDS = 24L * 3600;

    private static final char RECEIPT = 'c';

    private final Library library;
    private final Identity identity;
    private final LibraryStore store;
    private final RunningTime running;
    private final InstantSource wall;
    private final Map<DeviceId, Kept> newest = new ConcurrentHashMap<>();
    private long ownCounterElsewhere;

    /**
     * A receipt, and when its signer gave it, as far as is known.
     *
     * @param runningAt this home's running second then; less than 0 if that was before it began to run
     */
    public record Kept(Receipt receipt, long runningAt, Instant at) {}

    public Receipts(Library library, Identity identity, RunningTime running, InstantSource wall) throws IOException {
        this.library = library;
        this.identity = identity;
        this.store = library.store();
        this.running = running;
        this.wall = wall;
        store.local().scan(RowKey.of(RECEIPT), (key, value) -> {
            FieldReader row = new FieldReader(value);
            long runningAt = row.u64();
            Instant at = Instant.ofEpochMilli(row.u64());
            Receipt receipt = Receipt.parse(row.rest());
            newest.put(receipt.device(), new Kept(receipt, runningAt, at));
            return true;
        });
    }

    public List<Kept> all() {
        return List.copyOf(newest.values());
    }

    public Optional<Kept> of(DeviceId device) {
        return Optional.ofNullable(newest.get(device));
    }

    /** Receipts that still vouch. */
    public List<Receipt> fresh() {
        return newest.values().stream()
                .filter(this::isFresh)
                .filter(kept -> library.roster().device(kept.receipt().device()).isPresent())
                .map(Kept::receipt)
                .toList();
    }

    /**
     * Signs what this device holds now, if it differs from what it signed last.
     *
     * @param oldestReadAt running second of the oldest reading that the receipt covers
     */
    public synchronized Optional<Receipt> issue(List<Receipt.Mark> marks, long oldestReadAt, int flags)
            throws IOException {
        StoreCounts counts = store.chunks().counts();
        int age = (int) Math.min(Integer.MAX_VALUE, Math.max(0, running.seconds() - oldestReadAt));
        Optional<Kept> last = of(library.self());
        long counter = last.map(kept -> kept.receipt().fields().counter()).orElse(0L);
        Receipt.Fields fields = new Receipt.Fields(
                flags,
                library.offers().of(library.self()).takes(),
                library.id(),
                library.ownLog(),
                Math.max(counter, ownCounterElsewhere) + 1,
                age,
                counts.heldChunks(),
                counts.heldBytes(),
                counts.lackingChunks(),
                marks,
                Octets.EMPTY);
        if (last.isPresent() && counter >= ownCounterElsewhere && saysNothingNew(last.get(), fields)) {
            return Optional.empty();
        }
        Receipt receipt = identity.sign(fields);
        keep(receipt, 0);
        return Optional.of(receipt);
    }

    /**
     * Takes in what another device signed and gave itself.
     *
     * @return whether it is newer than what was known
     * @throws RefusedEntryException if its signature is wrong or its device does not belong
     */
    public boolean accept(Receipt receipt) throws IOException {
        return accept(receipt, 0);
    }

    /**
     * Takes in what another device passed on: it is no fresher here than there, and stale where its age was not told.
     *
     * @return whether it is newer than what was known
     * @throws RefusedEntryException if its signature is wrong or its device does not belong
     */
    public boolean accept(PassedReceipt passed) throws IOException {
        return accept(passed.receipt(), passed.ageSeconds().orElse(FRESH_SECONDS));
    }

    /**
     * Hears from a device itself which of its receipts is its newest. What was known from others alone counts from then
     * on, if it is that one: the device signs anew every day that it runs.
     *
     * @return whether that made it fresher
     */
    public synchronized boolean confirmed(DeviceId signer, long counter) throws IOException {
        Optional<Kept> known = of(signer);
        boolean fresher = known.isPresent()
                && !signer.equals(library.self())
                && known.get().receipt().fields().counter() == counter
                && ageSeconds(known.get()) > RENEW_SECONDS;
        if (fresher) {
            keep(known.get().receipt(), RENEW_SECONDS);
        }
        return fresher;
    }

    /** Running seconds since the signer gave a receipt. */
    public long ageSeconds(Kept kept) {
        return running.seconds() - kept.runningAt();
    }

    /**
     * Takes in what another device signed, however it came here. What this device signed itself in another life, before
     * it was restored from an older copy, says nothing of what it holds now: it is overruled by its next receipt.
     *
     * @param ageSeconds running seconds since its signer gave it
     */
    private synchronized boolean accept(Receipt receipt, long ageSeconds) throws IOException {
        Optional<Kept> known = of(receipt.device());
        if (known.isPresent()
                && known.get().receipt().fields().counter() >= receipt.fields().counter()) {
            return false;
        }
        RosterDevice signer = library.roster()
                .device(receipt.device())
                .orElseThrow(() -> new RefusedEntryException("a receipt by a device that does not belong"));
        boolean holds = receipt.fields().library().equals(library.id())
                && Signatures.verify(signer.keys().identityKey(), receipt.signingInput(), receipt.signature());
        if (!holds) {
            throw new RefusedEntryException("a receipt whose signature is wrong");
        }
        if (receipt.device().equals(library.self())) {
            ownCounterElsewhere = Math.max(ownCounterElsewhere, receipt.fields().counter());
            return false;
        }
        keep(receipt, ageSeconds);
        return true;
    }

    private boolean isFresh(Kept kept) {
        return kept.receipt().fields().oldestReadAge() + ageSeconds(kept) < FRESH_SECONDS;
    }

    private boolean saysNothingNew(Kept last, Receipt.Fields now) {
        Receipt.Fields then = last.receipt().fields();
        return then.marks().equals(now.marks())
                && then.takes() == now.takes()
                && then.flags() == now.flags()
                && then.signer().equals(now.signer())
                && then.heldChunks() == now.heldChunks()
                && then.lackingChunks() == now.lackingChunks()
                && then.oldestReadAge() <= now.oldestReadAge()
                && running.seconds() - last.runningAt() < RENEW_SECONDS;
    }

    private void keep(Receipt receipt, long ageSeconds) throws IOException {
        Instant at = wall.instant().minusSeconds(ageSeconds);
        long runningAt = running.seconds() - ageSeconds;
        newest.put(receipt.device(), new Kept(receipt, runningAt, at));
        byte[] row = new FieldWriter(512)
                .u64(runningAt)
                .u64(at.toEpochMilli())
                .bytes(receipt.bytes())
                .toBytes();
        store.local().apply(new TableBatch().put(RowKey.of(RECEIPT, receipt.device()), row));
    }
}
