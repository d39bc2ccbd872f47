package dev.roost.node.place;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Folded names in the order of their bytes, each with the number of its city. Immutable.
 *
 * <p>Layout: count u32 ‖ for each, bytes shared with the name before u8 ‖ for each, length u8 ‖ for each, the bytes that
 * are not shared ‖ for each, city u16.
 */
final class SortedNames {
    private static final int NAMES_MAX = 200_000;
    private static final int BYTES_MAX = 4_000_000;

    private final byte[] bytes;
    private final int[] ends;
    private final char[] cities;

    private SortedNames(byte[] bytes, int[] ends, char[] cities) {
        this.bytes = bytes;
        this.ends = ends;
        this.cities = cities;
    }

    static SortedNames read(DataInputStream in, int cityCount) throws IOException {
        int count = CityTable.limited(in.readInt(), NAMES_MAX, "names");
        byte[] shared = new byte[count];
        byte[] lengths = new byte[count];
        in.readFully(shared);
        in.readFully(lengths);
        int[] ends = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            end += Byte.toUnsignedInt(lengths[i]);
            ends[i] = CityTable.limited(end, BYTES_MAX, "bytes of names");
        }
        byte[] bytes = new byte[end];
        for (int i = 0, before = 0, start = 0; i < count; before = start, start = ends[i++]) {
            int same =
                    CityTable.limited(Byte.toUnsignedInt(shared[i]), Math.min(start - before, ends[i] - start), "same");
            System.arraycopy(bytes, before, bytes, start, same);
            in.readFully(bytes, start + same, ends[i] - start - same);
        }
        char[] cities = new char[count];
        for (int i = 0; i < count; i++) {
            cities[i] = in.readChar();
            CityTable.limited(cities[i], cityCount - 1, "city");
        }
        return new SortedNames(bytes, ends, cities);
    }

    int count() {
        return ends.length;
    }

    String name(int number) {
        return new String(bytes, start(number), ends[number] - start(number), StandardCharsets.UTF_8);
    }

    /** Tells the cities with a name that begins like this, some more than once. */
    void startingWith(String folded, IntConsumer city) {
        byte[] prefix = folded.getBytes(StandardCharsets.UTF_8);
        for (int i = firstFrom(prefix); i < ends.length && starts(i, prefix); i++) {
            city.accept(cities[i]);
        }
    }

    private boolean starts(int number, byte[] prefix) {
        int start = start(number);
        return ends[number] - start >= prefix.length
                && Arrays.equals(bytes, start, start + prefix.length, prefix, 0, prefix.length);
    }

    private int firstFrom(byte[] prefix) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(bytes, start(middle), ends[middle], prefix, 0, prefix.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
