package dev.roost.node.library;

/** How a photo stands: exactly one of these, and nothing is called safe on weaker ground than receipts. */
public enum PhotoState {
    /** No device has acknowledged an entry for it yet. */
    PENDING("pending"),
    /** Fewer devices than wanted hold all of it, by fresh receipts, but at least one. */
    BACKED_UP("backedUp"),
    /** As many devices as wanted hold all of it, by fresh receipts. */
    SAFE("safe"),
    /** It was kept, and no device vouches for it now. */
    AT_RISK("atRisk");

    private final String word;

    PhotoState(String word) {
        this.word = word;
    }

    /** How it stands in reports. */
    public String word() {
        return word;
    }
}
