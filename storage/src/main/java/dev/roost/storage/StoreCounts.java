package dev.roost.storage;

/**
 * How much of a library is here.
 *
 * @param heldChunks durable chunks of every type
 * @param heldBytes their sealed bytes
 * @param payloadChunks those of them that are payload
 * @param namedChunks distinct chunks that entries name, held or not
 * @param lackingChunks named, taken and not held
 */
public record StoreCounts(long heldChunks, long heldBytes, long payloadChunks, long namedChunks, long lackingChunks) {}
