package dev.roost.proto.model;

import java.util.Arrays;

/** Lays fields one behind the other, big-endian. Used by one thread. */
public final class FieldWriter {
    private byte[] bytes;
    private int size;

    public FieldWriter() {
        this(256);
    }

    public FieldWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    public FieldWriter u8(int value) {
        room(1);
        bytes[size++] = (byte) checked(value, 0xFF);
        return this;
    }

    public FieldWriter u16(int value) {
        checked(value, 0xFFFF);
        room(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Writes the low 32 bits; a value of 2^31 and more is given as a negative {@code int}. */
    public FieldWriter u32(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Writes 64 bits, signed or unsigned alike. */
    public FieldWriter u64(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    public FieldWriter bytes(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    public FieldWriter octets(Octets value) {
        return bytes(value.toArray());
    }

    public FieldWriter id(Id value) {
        return bytes(value.bytes());
    }

    /** A {@code u16} length, then the bytes. */
    public FieldWriter short16(byte[] value) {
        return u16(value.length).bytes(value);
    }

    /** A {@code u32} length, then the bytes. */
    public FieldWriter long32(byte[] value) {
        return u32(value.length).bytes(value);
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public Octets toOctets() {
        return Octets.copyOf(bytes, 0, size);
    }

    private static int checked(int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " does not fit its field (0 to " + max + ")");
        }
        return value;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
