package dev.roost.storage;

import dev.roost.proto.model.ChunkType;

/**
 * How much of a library is here.
 *
 * @param heldChunks durable chunks of every type
 * @param heldBytes their sealed bytes
 * @param payloadChunks those of them that are payload
 * @param namedChunks distinct chunks that entries name, held or not
 * @param lackingChunks named, taken and not held
 */
public record StoreCounts(long heldChunks, long heldBytes, long payloadChunks, long namedChunks, long lackingChunks) {
    public static final StoreCounts NONE = new StoreCounts(0, 0, 0, 0, 0);

    /** The counts after what is known of one chunk changed: so they are kept and never counted anew. */
    public StoreCounts moved(ChunkFact before, ChunkFact after) {
        return new StoreCounts(
                heldChunks + one(after.held()) - one(before.held()),
                heldBytes + heldBytes(after) - heldBytes(before),
                payloadChunks + one(isHeldPayload(after)) - one(isHeldPayload(before)),
                namedChunks + one(after.isNamed()) - one(before.isNamed()),
                lackingChunks + one(after.isLacking()) - one(before.isLacking()));
    }

    private static long heldBytes(ChunkFact fact) {
        return fact.held() ? fact.size() : 0;
    }

    private static boolean isHeldPayload(ChunkFact fact) {
        return fact.held() && fact.type() == ChunkType.PAYLOAD.code();
    }

    private static int one(boolean counted) {
        return counted ? 1 : 0;
    }
}
