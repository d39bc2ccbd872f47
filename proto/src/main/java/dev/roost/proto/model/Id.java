package dev.roost.proto.model;

import java.util.HexFormat;

/**
 * Thirty-two bytes that name something, kept as four longs because millions of them are held at once. Two ids are
 * equal when kind and bytes are; they are ordered as unsigned bytes.
 */
public abstract sealed class Id implements Comparable<Id>
        permits ChunkId, ContentHash, DeviceId, EntryHead, LibraryId, PhotoId, ResourceId {
    public static final int BYTES = 32;

    private final long a;
    private final long b;
    private final long c;
    private final long d;

    Id(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an id has 32 bytes, not " + bytes.length);
        }
        a = word(bytes, 0);
        b = word(bytes, 8);
        c = word(bytes, 16);
        d = word(bytes, 24);
    }

    /** A fresh copy of the 32 bytes. */
    public final byte[] bytes() {
        return new FieldWriter(BYTES).u64(a).u64(b).u64(c).u64(d).toBytes();
    }

    /** The first 8 bytes, for places where a prefix identifies: witnesses, storage keys. */
    public final long prefix() {
        return a;
    }

    /** All 64 lower-case hexadecimal digits. */
    public final String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public final int compareTo(Id other) {
        int order = Long.compareUnsigned(a, other.a);
        order = order != 0 ? order : Long.compareUnsigned(b, other.b);
        order = order != 0 ? order : Long.compareUnsigned(c, other.c);
        return order != 0 ? order : Long.compareUnsigned(d, other.d);
    }

    @Override
    public final boolean equals(Object o) {
        return o instanceof Id other
                && getClass() == other.getClass()
                && a == other.a
                && b == other.b
                && c == other.c
                && d == other.d;
    }

    /** The bytes come out of hash functions, so any of them will do. */
    @Override
    public final int hashCode() {
        return Long.hashCode(a);
    }

    /** The kind and the first 16 digits: enough for a log line. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + hex().substring(0, 16) + "]";
    }

    static byte[] parseHex(String text) throws MalformedException {
        if (text.length() != 2 * BYTES) {
            throw new MalformedException("an id has 64 hexadecimal digits, not " + text.length());
        }
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an id has hexadecimal digits only");
        }
    }

    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int i = from; i < from + 8; i++) {
            word = (word << 8) | (bytes[i] & 0xFF);
        }
        return word;
    }
}
