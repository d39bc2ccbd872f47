package dev.roost.proto.model;

/** What a device means to hold of a library beside its index (logs, lists, manifests, thumbnails). */
public enum Takes {
    /** No payload, but for what its own entries mark as held. */
    INDEX(0),
    /** Every payload chunk. */
    ALL(1),
    /** A share of the payload, up to its quota. */
    SHARE(2);

    private final int code;

    Takes(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Takes of(int code) throws MalformedException {
        return switch (code) {
            case 0 -> INDEX;
            case 1 -> ALL;
            case 2 -> SHARE;
            default -> throw new MalformedException("unknown takes " + code);
        };
    }
}
