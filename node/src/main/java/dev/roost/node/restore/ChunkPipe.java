package dev.roost.node.restore;

import dev.roost.node.crypto.Sealer;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.ManifestRow;
import dev.roost.proto.model.SealedChunk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Fetches the chunks of one file ahead, opens them in order, and gives their plain bytes on. Used by one thread. */
final class ChunkPipe {
    private static final int AHEAD_MAX = 8;

    private final ChunkSource source;
    private final Sealer sealer;
    private final Output output;
    private final Deque<Pending> pending = new ArrayDeque<>();

    private record Pending(ManifestRow row, CompletableFuture<Optional<SealedChunk>> chunk) {}

    /** Takes plain bytes in file order. */
    @FunctionalInterface
    interface Output {
        void write(byte[] plain) throws IOException;
    }

    ChunkPipe(ChunkSource source, Sealer sealer, Output output) {
        this.source = source;
        this.sealer = sealer;
        this.output = output;
    }

    void add(ManifestRow row) throws IOException {
        if (pending.size() == AHEAD_MAX) {
            writeNext();
        }
        pending.add(new Pending(row, source.fetch(row.id())));
    }

    void finish() throws IOException {
        while (!pending.isEmpty()) {
            writeNext();
        }
    }

    private void writeNext() throws IOException {
        Pending next = pending.remove();
        SealedChunk chunk = await(next.chunk()).orElseThrow(MissingChunksException::new);
        byte[] plain = sealer.open(ChunkType.PAYLOAD, chunk);
        if (plain.length != next.row().length()) {
            throw new MalformedException("a chunk has " + plain.length + " bytes, its manifest says "
                    + next.row().length());
        }
        output.write(plain);
    }

    private static Optional<SealedChunk> await(CompletableFuture<Optional<SealedChunk>> chunk) throws IOException {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            throw new IOException("a chunk could not be fetched", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("restoring was stopped");
        }
    }
}
