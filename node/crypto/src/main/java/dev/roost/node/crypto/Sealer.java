package dev.roost.node.crypto;

import dev.roost.proto.model.ChunkHeader;
import dev.roost.proto.model.ChunkType;
import dev.roost.proto.model.EpochName;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.SealedChunk;
import java.util.Arrays;
import java.util.Map;

/**
 * Seals with the newest epoch's keys and opens what any known epoch sealed. Sealing is deterministic: the same bytes
 * under the same epoch make the same chunk on every member. Immutable; safe for use by many threads.
 */
public final class Sealer {
    private final Map<EpochName, EpochKeys> epochs;
    private final EpochKeys current;

    Sealer(Map<EpochName, EpochKeys> epochs, EpochKeys current) {
        this.epochs = Map.copyOf(epochs);
        this.current = current;
    }

    /** The epoch that {@link #seal} uses. */
    public EpochName epoch() {
        return current.name();
    }

    /** Whether the keys of an epoch are known here. */
    public boolean knows(EpochName epoch) {
        return epochs.containsKey(epoch);
    }

    public SealedChunk seal(ChunkType type, PlainChunk plain) {
        return SealedChunk.of(ChunkSeal.seal(new ChunkHeader(type, current.name()), current, plain));
    }

    /**
     * Seals as an earlier epoch did, to make again a chunk that was named then.
     *
     * @throws MalformedException if the epoch's keys are not known here
     */
    public SealedChunk sealUnder(EpochName epoch, ChunkType type, PlainChunk plain) throws MalformedException {
        return SealedChunk.of(ChunkSeal.seal(new ChunkHeader(type, epoch), keys(epoch), plain));
    }

    /**
     * The plain bytes of a chunk.
     *
     * @throws MalformedException if it is of another type, of an unknown epoch, or not sealed by this library
     */
    public byte[] open(ChunkType type, SealedChunk chunk) throws MalformedException {
        return open(type, chunk.bytes());
    }

    /** Seals the body of a log entry. */
    public Octets sealBody(byte[] body) {
        ChunkHeader header = new ChunkHeader(ChunkType.BODY, current.name());
        return Octets.copyOf(ChunkSeal.seal(header, current, PlainChunk.of(body)));
    }

    public byte[] openBody(Octets body) throws MalformedException {
        return open(ChunkType.BODY, body.toArray());
    }

    private byte[] open(ChunkType type, byte[] object) throws MalformedException {
        if (object.length < ChunkHeader.BYTES) {
            throw new MalformedException("a chunk of " + object.length + " bytes");
        }
        ChunkHeader header = ChunkHeader.read(new FieldReader(Arrays.copyOf(object, ChunkHeader.BYTES)));
        if (header.type() != type) {
            throw new MalformedException("a chunk of type " + header.type() + " where " + type + " was expected");
        }
        return ChunkSeal.open(keys(header.epoch()), object);
    }

    private EpochKeys keys(EpochName epoch) throws MalformedException {
        EpochKeys keys = epochs.get(epoch);
        if (keys == null) {
            throw new MalformedException("a chunk of epoch " + epoch + ", whose keys this device does not have");
        }
        return keys;
    }
}
