package dev.roost.proto.model;

import java.util.Arrays;

/** Takes fields off foreign bytes, big-endian; never reads past the end, never allocates more than is there. */
public final class FieldReader {
    private final byte[] bytes;
    private int at;

    public FieldReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int u8() throws MalformedException {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public int u16() throws MalformedException {
        return (u8() << 8) | u8();
    }

    /** Reads 32 bits as they are; see {@link #size32} for lengths. */
    public int u32() throws MalformedException {
        return (u16() << 16) | u16();
    }

    public long u64() throws MalformedException {
        return ((u32() & 0xFFFF_FFFFL) << 32) | (u32() & 0xFFFF_FFFFL);
    }

    /** A {@code u32} that must be a size of 0 to {@code max}. */
    public int size32(int max) throws MalformedException {
        int size = u32();
        if (size < 0 || size > max) {
            throw new MalformedException(
                    "a size of " + Integer.toUnsignedString(size) + ", at most " + max + " allowed");
        }
        return size;
    }

    /** A {@code u16} that must be a count of 0 to {@code max}. */
    public int count16(int max) throws MalformedException {
        int count = u16();
        if (count > max) {
            throw new MalformedException("a count of " + count + ", at most " + max + " allowed");
        }
        return count;
    }

    public byte[] bytes(int length) throws MalformedException {
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    public Octets octets(int length) throws MalformedException {
        return Octets.copyOf(bytes(length));
    }

    /** A {@code u16} length of at most {@code max}, then the bytes. */
    public byte[] short16(int max) throws MalformedException {
        return bytes(count16(max));
    }

    /** A {@code u32} length of at most {@code max}, then the bytes. */
    public byte[] long32(int max) throws MalformedException {
        return bytes(size32(max));
    }

    public ChunkId chunkId() throws MalformedException {
        return ChunkId.of(bytes(Id.BYTES));
    }

    public DeviceId deviceId() throws MalformedException {
        return DeviceId.of(bytes(Id.BYTES));
    }

    public LibraryId libraryId() throws MalformedException {
        return LibraryId.of(bytes(Id.BYTES));
    }

    public ResourceId resourceId() throws MalformedException {
        return ResourceId.of(bytes(Id.BYTES));
    }

    public EntryHead entryHead() throws MalformedException {
        return EntryHead.of(bytes(Id.BYTES));
    }

    public LogId logId() throws MalformedException {
        return new LogId(deviceId(), u64());
    }

    /** What is left, which may be nothing. */
    public byte[] rest() {
        int from = at;
        at = bytes.length;
        return Arrays.copyOfRange(bytes, from, at);
    }

    public int remaining() {
        return bytes.length - at;
    }

    /** Throws if bytes are left over: a layout without a reserve ends where it says. */
    public void end() throws MalformedException {
        if (remaining() != 0) {
            throw new MalformedException(remaining() + " bytes too many");
        }
    }

    /** Throws unless the next bytes are these. */
    public void expect(byte[] magic, String what) throws MalformedException {
        if (remaining() < magic.length || !Arrays.equals(bytes(magic.length), magic)) {
            throw new MalformedException("not " + what);
        }
    }

    private void need(int length) throws MalformedException {
        if (length < 0 || remaining() < length) {
            throw new MalformedException("cut short: " + length + " bytes wanted, " + remaining() + " left");
        }
    }
}
