package dev.roost.node.kit;

import dev.roost.node.api.Observer;
import dev.roost.node.keep.Keep;
import dev.roost.node.keep.KeepTally;
import dev.roost.node.keep.Receivers;
import dev.roost.node.library.Problems;
import dev.roost.node.photo.KeptFolder;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.node.restore.Restore;
import dev.roost.proto.message.Offered;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A member that keeps folders, and a storage device that may be there to take what is kept in place; no network lies
 * between them. Everything happens in the calling thread. Used by one thread.
 */
public final class KeepingHome implements Receivers {
    private final Household house = Household.found(21);
    private final Device member = house.founder();
    private final Device nas = house.admitStorage();
    private final OriginalsTable originals = new OriginalsTable(member.library());
    private final Problems problems = new Problems();
    private final CallerThread thread = new CallerThread();
    private final Keep keep = new Keep(member.library(), originals, member.folds(), this, () -> {}, thread);
    private boolean nasIsThere;
    private Consumer<List<Offered>> onOffer = offered -> {};

    public KeepingHome() throws IOException {}

    public ManualTime time() {
        return house.time();
    }

    /** The storage device comes, or goes. */
    public void nasIsThere(boolean there) {
        nasIsThere = there;
        if (!there) {
            keep.outbox().left(nas.self());
        }
    }

    /** Runs before each file is carried. */
    public void beforeEachFile(Runnable runnable) {
        thread.before = runnable;
    }

    /** Runs whenever a chunk was read, sealed and offered, while its file is still being read. */
    public void onOffer(Consumer<List<Offered>> runnable) {
        onOffer = runnable;
    }

    /** Reads a folder, as watching it does. */
    public KeepTally scan(KeptFolder folder) throws IOException, InterruptedException {
        KeepTally tally = tally();
        originals.keepFolder(folder);
        keep.scan(folder, Set.of(), path -> {}, tally);
        return tally;
    }

    /** Sends what is pending. */
    public KeepTally move() throws IOException, InterruptedException {
        KeepTally tally = tally();
        keep.movePending(tally);
        keep.flush();
        return tally;
    }

    private KeepTally tally() {
        return new KeepTally(Observer.NONE, problems);
    }

    public Restore restore() {
        ChunkStore own = member.library().store().chunks();
        ChunkStore other = nas.library().store().chunks();
        return new Restore(
                member.folds().index(),
                member.manifests(),
                id -> CompletableFuture.completedFuture(get(own, id).or(() -> get(other, id))),
                member.sealer(),
                thread);
    }

    private static Optional<SealedChunk> get(ChunkStore store, ChunkId id) {
        try {
            return store.get(id);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<DeviceId> now() {
        return nasIsThere ? Set.of(nas.self()) : Set.of();
    }

    @Override
    public void announce(List<Offered> chunks) {
        onOffer.accept(chunks);
        if (!nasIsThere) {
            return;
        }
        try {
            for (Offered offered : chunks) {
                nas.library()
                        .store()
                        .chunks()
                        .put(keep.outbox().get(offered.id()).orElseThrow());
            }
            nas.library().store().chunks().commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keep.outbox().acknowledged(nas.self(), chunks.stream().map(Offered::id).toList());
    }

    public Keep keep() {
        return keep;
    }

    public Problems problems() {
        return problems;
    }

    public OriginalsTable originals() {
        return originals;
    }

    public Device member() {
        return member;
    }

    public Device nas() {
        return nas;
    }
}
