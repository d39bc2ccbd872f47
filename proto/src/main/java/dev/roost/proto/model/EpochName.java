package dev.roost.proto.model;

/**
 * Names a key epoch: the first 4 bytes of the head of its EPOCH entry.
 *
 * @param bits the 4 bytes, big-endian
 */
public record EpochName(int bits) implements Comparable<EpochName> {
    /** Stands where nothing is sealed: in roster entries and lists. */
    public static final EpochName NONE = new EpochName(0);

    public static EpochName of(EntryHead epochEntry) {
        return new EpochName((int) (epochEntry.prefix() >>> 32));
    }

    @Override
    public int compareTo(EpochName other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return "%08x".formatted(bits);
    }
}
