package dev.roost.proto.model;

/** The hash of a log entry without its signature: what the next entry, witnesses and receipts point to. */
public final class EntryHead extends Id {
    private EntryHead(byte[] bytes) {
        super(bytes);
    }

    public static EntryHead of(byte[] bytes) {
        return new EntryHead(bytes);
    }

    /** What the first entry of a log points back to. */
    public static final EntryHead NONE = new EntryHead(new byte[BYTES]);
}
