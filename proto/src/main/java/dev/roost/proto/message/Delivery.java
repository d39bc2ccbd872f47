package dev.roost.proto.message;

import dev.roost.proto.model.Id;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.PassedReceipt;

/** What data slices add up to. */
public enum Delivery {
    CHUNK(Limits.CHUNK_SEALED_BYTES_MAX),
    ENTRY(Limits.ENTRY_BYTES_MAX),
    /** A receipt, and how old it is to whoever passes it on. */
    RECEIPT(PassedReceipt.BYTES_MAX),
    /** A log's incarnation, and chunk ids in ascending order, one behind the other. */
    EXCEPTIONS(Long.BYTES + Limits.EXCEPTIONS_MAX * Id.BYTES);

    private final int bytesMax;

    Delivery(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    public int bytesMax() {
        return bytesMax;
    }
}
