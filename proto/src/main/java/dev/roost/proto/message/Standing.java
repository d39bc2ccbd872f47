package dev.roost.proto.message;

/** What a device is to the one that says hello. */
public enum Standing {
    /** A device of the library. */
    PEER,
    /** Not known: it may introduce itself by roster entries. */
    UNKNOWN
}
