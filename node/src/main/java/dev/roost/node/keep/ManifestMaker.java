package dev.roost.node.keep;

import dev.roost.node.crypto.PlainChunk;
import dev.roost.node.crypto.Sealer;
import dev.roost.node.photo.Chunker;
import dev.roost.node.photo.Content;
import dev.roost.node.photo.OriginalChunk;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.Manifest;
import dev.roost.proto.model.ManifestRow;
import dev.roost.proto.model.ManifestRows;
import dev.roost.proto.model.SealedChunk;
import java.util.ArrayList;
import java.util.List;

/** Makes the sealed manifest of a file whose chunks are all sealed. */
final class ManifestMaker {
    private ManifestMaker() {}

    /** The manifest, and in front of it the row chunks that it names if it is divided. */
    static List<SealedChunk> make(Sealer sealer, Content content, List<OriginalChunk> chunks) {
        List<ManifestRow> rows = new ArrayList<>(chunks.size());
        for (OriginalChunk chunk : chunks) {
            ChunkId id = chunk.sealed().orElseThrow().id();
            rows.add(new ManifestRow(id, chunk.length(), chunk.fingerprint()));
        }
        List<SealedChunk> made = new ArrayList<>();
        if (rows.size() <= Limits.MANIFEST_ROWS_MAX) {
            made.add(seal(sealer, manifest(content, rows, List.of()).encode()));
            return made;
        }
        for (int from = 0; from < rows.size(); from += Limits.MANIFEST_ROWS_MAX) {
            int to = Math.min(rows.size(), from + Limits.MANIFEST_ROWS_MAX);
            made.add(seal(sealer, new ManifestRows(rows.subList(from, to)).encode()));
        }
        List<ChunkId> ids = made.stream().map(SealedChunk::id).toList();
        made.add(seal(sealer, manifest(content, List.of(), ids).encode()));
        return made;
    }

    private static Manifest manifest(Content content, List<ManifestRow> rows, List<ChunkId> rowChunks) {
        return new Manifest(content.length(), content.hash(), Chunker.CUT_VERSION, rows, rowChunks);
    }

    private static SealedChunk seal(Sealer sealer, byte[] plain) {
        return sealer.seal(ChunkType.MANIFEST, PlainChunk.of(plain));
    }
}
