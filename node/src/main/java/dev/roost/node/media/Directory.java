package dev.roost.node.media;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One table of a TIFF structure, by tag. A value that cannot be read is absent. */
final class Directory {
    /** Texts that mean something are shorter: no more is read of longer ones. */
    private static final int TEXT_BYTES_MAX = 256;

    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int SIGNED_LONG = 9;
    private static final int SIGNED_RATIONAL = 10;
    private static final int IFD = 13;
    private static final int LONG8 = 16;
    private static final int IFD8 = 18;
    private static final int UTF8 = 129;

    /** Bytes per value of each type (TIFF 6.0, section 2, and those that came later: 13, and BigTIFF's 16 to 18). */
    private static final int[] SIZES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 1, 1, 8, 8, 8};

    /**
     * One row of the table.
     *
     * @param cell where the row holds its value, or the value's position if that is longer than the cell
     */
    record Entry(int type, long count, long cell) {
        boolean holds(int index) {
            return index < count && type < SIZES.length;
        }

        long bytes() {
            return count * (type < SIZES.length ? SIZES[type] : 1);
        }
    }

    private final Tiff tiff;
    private final Map<Integer, Entry> entries;
    private final long next;

    Directory(Tiff tiff, Map<Integer, Entry> entries, long next) {
        this.tiff = tiff;
        this.entries = entries;
        this.next = next;
    }

    /** The position of the next table, 0 for none. */
    long next() {
        return next;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The table that a tag points to. */
    Optional<Directory> child(int tag) {
        OptionalLong at = number(tag, 0);
        return at.isPresent() ? Optional.of(tiff.directory(at.getAsLong())) : Optional.empty();
    }

    /** Where a value's bytes lie. */
    Optional<Span> value(int tag) {
        Entry entry = entries.get(tag);
        try {
            return entry == null ? Optional.empty() : Optional.of(tiff.block().part(position(entry), entry.bytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A text without the zeros and spaces around it; blank is absent. */
    Optional<String> text(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null || (entry.type >= SHORT && entry.type != UNDEFINED && entry.type != UTF8)) {
            return Optional.empty();
        }
        return value(tag).flatMap(value -> {
            try {
                return Texts.trimmed(value.part(0, TEXT_BYTES_MAX).bytes());
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    /** The whole number with this index among a tag's values. */
    OptionalLong number(int tag, int index) {
        Entry entry = entries.get(tag);
        if (entry == null || !entry.holds(index)) {
            return OptionalLong.empty();
        }
        try {
            long at = position(entry) + (long) index * SIZES[entry.type];
            return switch (entry.type) {
                case BYTE, UNDEFINED -> OptionalLong.of(tiff.block().u8(at));
                case SHORT -> OptionalLong.of(tiff.u16(at));
                // Nothing that is asked for is negative, whatever type some cameras give it.
                case LONG, SIGNED_LONG, IFD -> OptionalLong.of(tiff.u32(at));
                case LONG8, IFD8 -> OptionalLong.of(tiff.u64(at));
                default -> OptionalLong.empty();
            };
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The fraction with this index among a tag's values; one over zero is absent. */
    OptionalDouble fraction(int tag, int index) {
        Entry entry = entries.get(tag);
        if (entry == null || !entry.holds(index) || (entry.type != RATIONAL && entry.type != SIGNED_RATIONAL)) {
            return OptionalDouble.empty();
        }
        try {
            long at = position(entry) + (long) index * SIZES[entry.type];
            long over = tiff.u32(at);
            long under = tiff.u32(at + 4);
            boolean signed = entry.type == SIGNED_RATIONAL;
            return under == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(signed ? (double) (int) over / (int) under : (double) over / under);
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    private long position(Entry entry) throws IOException {
        return entry.bytes() <= tiff.wordBytes() ? entry.cell : tiff.word(entry.cell);
    }
}
