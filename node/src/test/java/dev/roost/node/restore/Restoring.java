package dev.roost.node.restore;

import dev.roost.node.api.Observer;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.kit.CallerThread;
import dev.roost.node.kit.Device;
import dev.roost.node.library.HeldChunks;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Brings out what one device holds, with nobody else to ask. */
final class Restoring {
    private Restoring() {}

    /** Everything that the device keeps, into a folder. */
    static RestoreReport all(Device device, Path to) throws IOException, InterruptedException {
        return all(device, to, Observer.NONE);
    }

    static RestoreReport all(Device device, Path to, Observer observer) throws IOException, InterruptedException {
        HeldChunks held = new HeldChunks(device.library().store().chunks());
        ChunkSource source = id -> CompletableFuture.completedFuture(read(held, id));
        return new Restore(device.folds().index(), device.manifests(), source, device.sealer(), new CallerThread())
                .all(to, observer);
    }

    private static Optional<SealedChunk> read(HeldChunks held, ChunkId id) {
        try {
            return held.get(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
