package dev.roost.proto.message;

/** Why a device does not store a chunk that it was offered. */
public enum RefuseReason {
    /** It has no room left. */
    FULL,
    /** It does not take chunks of this type, or from this device. */
    NOT_TAKEN,
    /** Its store failed. */
    FAILED
}
