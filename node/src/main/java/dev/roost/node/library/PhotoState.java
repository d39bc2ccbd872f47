package dev.roost.node.library;

import java.util.List;

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

    private static final List<PhotoState> WORST_FIRST = List.of(AT_RISK, PENDING, BACKED_UP, SAFE);

    private final String word;

    PhotoState(String word) {
        this.word = word;
    }

    /** The one of two that a photo of two such resources is in. */
    PhotoState worse(PhotoState other) {
        return WORST_FIRST.indexOf(this) <= WORST_FIRST.indexOf(other) ? this : other;
    }

    /** How it stands in reports. */
    public String word() {
        return word;
    }
}
