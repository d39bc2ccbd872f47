package dev.roost.proto.model;

/** What a chunk carries. It stands in the open header, because every device takes the index and not each the payload. */
public enum ChunkType {
    /** A piece of a file. */
    PAYLOAD(1),
    /** A manifest, or rows that a manifest names. */
    MANIFEST(2),
    THUMBNAIL(3),
    /** Chunk ids that a log entry names; the only type that is not sealed. */
    LIST(4),
    /** The body of a log entry; it stands in the entry and is no chunk of its own. */
    BODY(5);

    private final int code;

    ChunkType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether every device takes chunks of this type, whatever it takes of the payload. */
    public boolean isIndex() {
        return this != PAYLOAD;
    }

    public static ChunkType of(int code) throws MalformedException {
        for (ChunkType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new MalformedException("unknown chunk type " + code);
    }
}
