package dev.roost.node.keep;

import dev.roost.node.crypto.ContentNames;
import dev.roost.node.crypto.PlainChunk;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.photo.Chunker;
import dev.roost.node.photo.OriginalChunk;
import dev.roost.node.photo.OriginalsTable;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.Fingerprint;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reading of one file: every chunk is fingerprinted, and sealed if there is anywhere to put it. Chunks that the
 * library has already are not sealed again. Used by one thread.
 */
final class SealingPass implements Chunker.Sink {
    private final Sealer sealer;
    private final ContentNames names;
    private final OriginalsTable originals;
    private final Destination destination;
    private final List<OriginalChunk> chunks = new ArrayList<>();
    private boolean sealing = true;
    private long newBytes;

    /** Where sealed chunks go. */
    interface Destination {
        /** Whether the chunk with this name need not be brought there any more. */
        boolean has(ChunkId id) throws IOException;

        /** Takes a chunk; may wait for room. Returns false if there is nowhere to put it now. */
        boolean take(SealedChunk chunk) throws IOException, InterruptedException;
    }

    SealingPass(Sealer sealer, ContentNames names, OriginalsTable originals, Destination destination) {
        this.sealer = sealer;
        this.names = names;
        this.originals = originals;
        this.destination = destination;
    }

    @Override
    public void chunk(PlainChunk plain) throws IOException {
        Fingerprint fingerprint = names.fingerprint(plain);
        Optional<OriginalChunk.Sealed> known = originals.sealed(fingerprint);
        if (known.isEmpty()) {
            newBytes += plain.length();
        }
        if (sealing && (known.isEmpty() || !destination.has(known.get().id()))) {
            known = Optional.of(seal(plain, fingerprint, known));
        }
        chunks.add(new OriginalChunk(plain.length(), fingerprint, known));
    }

    /** Whether every chunk is where it was to go. */
    boolean isComplete() {
        return sealing;
    }

    List<OriginalChunk> chunks() {
        return chunks;
    }

    long newBytes() {
        return newBytes;
    }

    private OriginalChunk.Sealed seal(PlainChunk plain, Fingerprint fingerprint, Optional<OriginalChunk.Sealed> known)
            throws IOException {
        SealedChunk chunk = known.isPresent()
                ? sealer.sealUnder(known.get().epoch(), ChunkType.PAYLOAD, plain)
                : sealer.seal(ChunkType.PAYLOAD, plain);
        OriginalChunk.Sealed sealed =
                new OriginalChunk.Sealed(known.map(OriginalChunk.Sealed::epoch).orElse(sealer.epoch()), chunk.id());
        if (known.isEmpty()) {
            originals.sealedAs(fingerprint, sealed);
        }
        try {
            sealing = destination.take(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("keeping was stopped");
        }
        return sealed;
    }
}
