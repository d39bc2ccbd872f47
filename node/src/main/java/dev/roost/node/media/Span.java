package dev.roost.node.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A stretch of bytes, big-endian unless said otherwise: a file, a block in it, a box in a block. Positions count from its
 * start; what lies outside cannot be read. All spans cut from one share a budget.
 */
final class Span {
    /** What one block of metadata may weigh in memory; the largest that programs write are extended XMP of some 100 KB. */
    static final int BLOCK_BYTES_MAX = 1 << 20;

    private final ByteSource source;
    private final long from;
    private final long length;
    private final Budget budget;

    private Span(ByteSource source, long from, long length, Budget budget) {
        this.source = source;
        this.from = from;
        this.length = length;
        this.budget = budget;
    }

    static Span of(ByteSource source, Budget budget) {
        return new Span(source, 0, source.length(), budget);
    }

    /** A span over bytes in memory that were taken from this one, on the same budget. */
    Span memory(byte[] bytes) {
        ByteSource memory = new ByteSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public int at(long position) {
                return bytes[(int) position] & 0xFF;
            }
        };
        return of(memory, budget);
    }

    long length() {
        return length;
    }

    /** A part of this span; one that reaches beyond its end is cut there. */
    Span part(long at, long bytes) throws IOException {
        if (at < 0 || at > length || bytes < 0) {
            throw new EOFException("no byte " + at + " in " + length);
        }
        return new Span(source, from + at, Math.min(bytes, length - at), budget);
    }

    /** All from a position on. */
    Span after(long at) throws IOException {
        return part(at, length);
    }

    int u8(long at) throws IOException {
        if (at < 0 || at >= length) {
            throw new EOFException("no byte " + at + " in " + length);
        }
        budget.take(1);
        return source.at(from + at);
    }

    int u16(long at) throws IOException {
        return u8(at) << 8 | u8(at + 1);
    }

    int u24(long at) throws IOException {
        return u16(at) << 8 | u8(at + 2);
    }

    long u32(long at) throws IOException {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** Eight bytes; what does not fit a long comes out negative and is no position. */
    long u64(long at) throws IOException {
        return u32(at) << 32 | u32(at + 4);
    }

    int littleU16(long at) throws IOException {
        return u8(at) | u8(at + 1) << 8;
    }

    int littleU24(long at) throws IOException {
        return littleU16(at) | u8(at + 2) << 16;
    }

    long littleU32(long at) throws IOException {
        return littleU16(at) | (long) littleU16(at + 2) << 16;
    }

    /** Eight bytes, as {@link #u64}. */
    long littleU64(long at) throws IOException {
        return littleU32(at) | littleU32(at + 4) << 32;
    }

    byte[] bytes() throws IOException {
        if (length > BLOCK_BYTES_MAX) {
            throw new IOException("a block of " + length + " bytes is too large");
        }
        byte[] bytes = new byte[(int) length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) u8(i);
        }
        return bytes;
    }

    /** The bytes as Latin-1, which has a letter for every byte. */
    String latin(long at, int count) throws IOException {
        return new String(part(at, count).bytes(), StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(String magic) throws IOException {
        return holds(0, magic);
    }

    boolean holds(long at, String magic) throws IOException {
        if (at < 0 || at + magic.length() > length) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (u8(at + i) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
