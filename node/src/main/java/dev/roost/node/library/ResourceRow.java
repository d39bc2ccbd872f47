package dev.roost.node.library;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.ContentHash;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the index knows of one kept resource.
 *
 * @param content its length and hash, once its manifest was read
 * @param positions the entries that keep it, the first one first; of very many only some
 */
public record ResourceRow(ChunkId manifest, Optional<Content> content, List<Position> positions) {
    private static final int POSITIONS_MAX = 16;

    /** Length in bytes, and SHA-256. */
    public record Content(long length, ContentHash hash) {
        byte[] encode() {
            return new FieldWriter(40).u64(length).id(hash).toBytes();
        }

        static Content read(FieldReader in) throws MalformedException {
            return new Content(in.u64(), ContentHash.of(in.bytes(Id.BYTES)));
        }
    }

    public ResourceRow {
        positions = List.copyOf(positions);
    }

    ResourceRow with(Position position) {
        if (positions.contains(position) || positions.size() == POSITIONS_MAX) {
            return this;
        }
        List<Position> more = new ArrayList<>(positions);
        more.add(position);
        return new ResourceRow(manifest, content, more);
    }

    ResourceRow with(Content known) {
        return new ResourceRow(manifest, Optional.of(known), positions);
    }

    byte[] encode() {
        FieldWriter out = new FieldWriter(160).id(manifest).u8(content.isPresent() ? 1 : 0);
        content.ifPresent(known -> out.bytes(known.encode()));
        out.u8(positions.size());
        for (Position position : positions) {
            out.id(position.log().device()).u64(position.log().incarnation()).u64(position.seq());
        }
        return out.toBytes();
    }

    static ResourceRow parse(byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        ChunkId manifest = in.chunkId();
        Optional<Content> content = in.u8() == 0 ? Optional.empty() : Optional.of(Content.read(in));
        int count = in.u8();
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LogId log = in.logId();
            positions.add(new Position(log, in.u64()));
        }
        return new ResourceRow(manifest, content, positions);
    }
}
