package dev.roost.proto.model;

/** Which file content: a keyed hash of its SHA-256, the same on every member and in every epoch. */
public final class ResourceId extends Id {
    private ResourceId(byte[] bytes) {
        super(bytes);
    }

    public static ResourceId of(byte[] bytes) {
        return new ResourceId(bytes);
    }
}
