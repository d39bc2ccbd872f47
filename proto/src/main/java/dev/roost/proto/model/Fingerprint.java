package dev.roost.proto.model;

/**
 * The keyed fingerprint ({@code pid}) of a plain chunk: the same in all epochs, so that a chunk sealed once is known
 * again. 16 bytes of HMAC-SHA-256.
 */
public record Fingerprint(long high, long low) {
    public static final int BYTES = 16;

    /** Takes the first 16 bytes of a longer hash. */
    public static Fingerprint ofPrefix(byte[] hash) {
        try {
            return read(new FieldReader(hash));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("a fingerprint has 16 bytes, not " + hash.length, e);
        }
    }

    public byte[] bytes() {
        return new FieldWriter(BYTES).u64(high).u64(low).toBytes();
    }

    void write(FieldWriter out) {
        out.u64(high).u64(low);
    }

    static Fingerprint read(FieldReader in) throws MalformedException {
        return new Fingerprint(in.u64(), in.u64());
    }
}
