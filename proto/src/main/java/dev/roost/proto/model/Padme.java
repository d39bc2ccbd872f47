package dev.roost.proto.model;

/**
 * Padmé padding: lengths keep only the leading bits of their size, so that at most O(log log n) bits of a length show
 * and at most 12 % is added (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019).
 */
public final class Padme {
    private Padme() {}

    /** The padded size for {@code length} bytes, never under {@link Limits#CHUNK_PADDED_BYTES_MIN}. */
    public static int padded(int length) {
        if (length <= Limits.CHUNK_PADDED_BYTES_MIN) {
            return Limits.CHUNK_PADDED_BYTES_MIN;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(length);
        int mantissa = 32 - Integer.numberOfLeadingZeros(exponent);
        int mask = (1 << (exponent - mantissa)) - 1;
        return (length + mask) & ~mask;
    }
}
