package dev.roost.node.place;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Cities of more than 15,000 people and the countries that they lie in, in the order of the cells of the {@link Globe}; some
 * 4 MB of heap. Immutable.
 *
 * <p>Layout, gzip: version u16 = 1 ‖ countries u8, each: code 2 bytes ‖ folded names u8, each a text ‖ cities u16 ‖ for
 * each, latitude i32 in steps of 1/100,000 degree ‖ for each, longitude i32 ‖ for each, people u31 and whether it is a part
 * of another city, 1 bit ‖ for each, country u8 ‖ for each, name, a text ‖ German names u16, each: city u16 ‖ text ‖
 * {@link SortedNames}. A text is u8 length ‖ UTF-8.
 */
final class CityTable {
    private static final int VERSION = 1;
    private static final double STEPS_PER_DEGREE = 100_000;
    private static final int NAME_BYTES_MAX = 2_000_000;
    private static final int PREFIX_LETTERS_MIN = 3;

    private final List<Country> countries;
    private final float[] directions;
    private final double[] degrees;
    private final int[] people;
    private final byte[] country;
    private final int[] cellStarts;
    private final byte[] names;
    private final int[] nameEnds;
    private final Map<Integer, String> german = new HashMap<>();
    private final SortedNames sorted;

    /** A country and its folded names. */
    record Country(String code, List<String> names) {}

    private CityTable(DataInputStream in) throws IOException {
        int version = in.readUnsignedShort();
        if (version != VERSION) {
            throw new IOException("a table of cities of version " + version);
        }
        countries = countries(in);
        int count = in.readUnsignedShort();
        degrees = new double[2 * count];
        for (int i = 0; i < degrees.length; i++) {
            degrees[i] = in.readInt() / STEPS_PER_DEGREE;
        }
        directions = new float[3 * count];
        cellStarts = new int[Globe.CELLS + 1];
        place(count);
        people = new int[count];
        for (int i = 0; i < count; i++) {
            people[i] = in.readInt();
        }
        country = new byte[count];
        in.readFully(country);
        nameEnds = new int[count];
        names = names(in);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int city = limited(in.readUnsignedShort(), count - 1, "city");
            german.put(city, text(in));
        }
        sorted = SortedNames.read(in, count);
    }

    /** Reads a table, and stops at its end. */
    static CityTable read(InputStream file) throws IOException {
        return new CityTable(new DataInputStream(new BufferedInputStream(new GZIPInputStream(file))));
    }

    static int limited(int number, int max, String what) throws IOException {
        if (number < 0 || number > max) {
            throw new IOException("a table of cities with " + number + " as " + what + ", at most " + max);
        }
        return number;
    }

    int cities() {
        return people.length;
    }

    List<Country> countries() {
        return countries;
    }

    SortedNames sorted() {
        return sorted;
    }

    double latitude(int city) {
        return degrees[city];
    }

    double longitude(int city) {
        return degrees[cities() + city];
    }

    int people(int city) {
        return people[city] >>> 1;
    }

    boolean isPart(int city) {
        return (people[city] & 1) != 0;
    }

    int country(int city) {
        return Byte.toUnsignedInt(country[city]);
    }

    String name(int city) {
        int start = city == 0 ? 0 : nameEnds[city - 1];
        return new String(names, start, nameEnds[city] - start, StandardCharsets.UTF_8);
    }

    Optional<String> german(int city) {
        return Optional.ofNullable(german.get(city));
    }

    /** The first city of a cell, which is the end of the cell before it. */
    int firstIn(int cell) {
        return cellStarts[cell];
    }

    /** The square of the straight line from a city. */
    double chord(int city, Globe.Direction from) {
        float x = directions[3 * city] - from.x();
        float y = directions[3 * city + 1] - from.y();
        float z = directions[3 * city + 2] - from.z();
        return (double) x * x + (double) y * y + (double) z * z;
    }

    /** Whether a folded word is long enough to begin a name; three letters, and one of those that are words. */
    static boolean mayBegin(String folded) {
        return folded.length() >= PREFIX_LETTERS_MIN
                || (!folded.isEmpty() && Character.isIdeographic(folded.codePointAt(0)));
    }

    private void place(int count) throws IOException {
        int filled = 0;
        for (int i = 0; i < count; i++) {
            Globe.Direction direction = Globe.Direction.of(degrees[i], degrees[count + i]);
            directions[3 * i] = direction.x();
            directions[3 * i + 1] = direction.y();
            directions[3 * i + 2] = direction.z();
            int cell = Globe.cell(degrees[i], degrees[count + i]);
            limited(filled, cell + 1, "order of cells");
            while (filled <= cell) {
                cellStarts[filled++] = i;
            }
        }
        Arrays.fill(cellStarts, filled, cellStarts.length, count);
    }

    private byte[] names(DataInputStream in) throws IOException {
        byte[] all = new byte[1 << 16];
        int end = 0;
        for (int i = 0; i < nameEnds.length; i++) {
            byte[] name = new byte[in.readUnsignedByte()];
            in.readFully(name);
            if (end + name.length > all.length) {
                all = Arrays.copyOf(all, limited(2 * all.length, NAME_BYTES_MAX, "bytes of names"));
            }
            System.arraycopy(name, 0, all, end, name.length);
            end += name.length;
            nameEnds[i] = end;
        }
        return Arrays.copyOf(all, end);
    }

    private static List<Country> countries(DataInputStream in) throws IOException {
        List<Country> countries = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            byte[] code = new byte[2];
            in.readFully(code);
            List<String> names = new ArrayList<>();
            for (int more = in.readUnsignedByte(); more > 0; more--) {
                names.add(text(in));
            }
            countries.add(new Country(new String(code, StandardCharsets.US_ASCII), List.copyOf(names)));
        }
        return List.copyOf(countries);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
