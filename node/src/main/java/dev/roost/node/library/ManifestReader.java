package dev.roost.node.library;

import dev.roost.node.crypto.Sealer;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.ManifestRow;
import dev.roost.proto.model.ManifestRows;
import dev.roost.proto.model.SealedChunk;
import dev.roost.storage.ChunkReader;
import java.io.IOException;
import java.util.Optional;

/** Opens manifests, and walks their rows whether they stand in one chunk or in many. */
public final class ManifestReader {
    private final ChunkReader chunks;
    private final Sealer sealer;

    public ManifestReader(ChunkReader chunks, Sealer sealer) {
        this.chunks = chunks;
        this.sealer = sealer;
    }

    /** Sees one chunk of a resource after the other. */
    @FunctionalInterface
    public interface RowVisitor {
        void row(ManifestRow row) throws IOException;
    }

    /** The manifest in a chunk, or empty where the chunk is not to be had. */
    public Optional<Manifest> read(ChunkId id) throws IOException {
        Optional<SealedChunk> chunk = chunks.get(id);
        return chunk.isEmpty()
                ? Optional.empty()
                : Optional.of(Manifest.parse(sealer.open(ChunkType.MANIFEST, chunk.get())));
    }

    /**
     * Shows every row, in file order.
     *
     * @throws MalformedException if a divided manifest's rows do not add up to its length
     */
    public void rows(Manifest manifest, RowVisitor visitor) throws IOException {
        for (ManifestRow row : manifest.rows()) {
            visitor.row(row);
        }
        long length = 0;
        for (ChunkId id : manifest.rowChunks()) {
            SealedChunk chunk = chunks.get(id)
                    .orElseThrow(() -> new IOException("a part of a photo's chunk list is not to be had: " + id.hex()));
            for (ManifestRow row :
                    ManifestRows.parse(sealer.open(ChunkType.MANIFEST, chunk)).rows()) {
                length += row.length();
                visitor.row(row);
            }
        }
        if (manifest.isDivided() && length != manifest.length()) {
            throw new MalformedException("a manifest whose rows add up to " + length + " bytes");
        }
    }
}
