package dev.roost.node.keep;

import java.util.Arrays;

/** A set of longs that are hashes already: 16 bytes each at most, for counting millions of files. Used by one thread. */
public final class LongSet {
    private long[] slots = new long[64];
    private int size;
    private boolean hasZero;

    /** Returns whether it was new. */
    public boolean add(long value) {
        if (value == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        return put(slots, value);
    }

    boolean contains(long value) {
        if (value == 0) {
            return hasZero;
        }
        int at = slot(slots, value);
        while (slots[at] != 0 && slots[at] != value) {
            at = (at + 1) & (slots.length - 1);
        }
        return slots[at] == value;
    }

    int size() {
        return size + (hasZero ? 1 : 0);
    }

    private boolean put(long[] table, long value) {
        int at = slot(table, value);
        while (table[at] != 0) {
            if (table[at] == value) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = value;
        size++;
        return true;
    }

    private static int slot(long[] table, long value) {
        return (int) (value ^ (value >>> 32)) & (table.length - 1);
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        Arrays.stream(old).filter(value -> value != 0).forEach(value -> put(slots, value));
    }
}
