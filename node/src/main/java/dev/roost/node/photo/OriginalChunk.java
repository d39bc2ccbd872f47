package dev.roost.node.photo;

import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Fingerprint;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import java.util.Optional;

/**
 * One chunk of an original, in file order.
 *
 * @param sealed under which epoch and name it was sealed, once it was
 */
public record OriginalChunk(int length, Fingerprint fingerprint, Optional<Sealed> sealed) {
    static final int BYTES = 4 + Fingerprint.BYTES + 4 + ChunkId.BYTES;

    /** A name, and the epoch in which the chunk gets it. */
    public record Sealed(EpochName epoch, ChunkId id) {}

    void write(FieldWriter out) {
        out.u32(length).bytes(fingerprint.bytes());
        out.u32(sealed.map(s -> s.epoch().bits()).orElse(0));
        out.bytes(sealed.map(s -> s.id().bytes()).orElse(new byte[ChunkId.BYTES]));
    }

    static OriginalChunk read(FieldReader in) throws MalformedException {
        int length = in.size32(Limits.CHUNK_PLAIN_BYTES_MAX);
        Fingerprint fingerprint = Fingerprint.ofPrefix(in.bytes(Fingerprint.BYTES));
        EpochName epoch = new EpochName(in.u32());
        ChunkId id = in.chunkId();
        return new OriginalChunk(
                length,
                fingerprint,
                epoch.equals(EpochName.NONE) ? Optional.empty() : Optional.of(new Sealed(epoch, id)));
    }
}
