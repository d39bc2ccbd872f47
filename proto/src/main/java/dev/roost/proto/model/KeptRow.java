package dev.roost.proto.model;

/**
 * A resource and the chunk that holds its manifest.
 *
 * <p>Layout, 64 bytes: resource 32 ‖ manifest's chunk id 32.
 */
public record KeptRow(ResourceId resource, ChunkId manifest) {
    static final int BYTES = 64;
}
