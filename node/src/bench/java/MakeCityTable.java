import dev.roost.node.place.FoldedName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the table of cities that timelines are searched with from three files of GeoNames (download.geonames.org/export/dump,
 * CC BY 4.0): cities15000.txt and countryInfo.txt. Its layout stands at {@code dev.roost.node.place.CityTable}.
 *
 * <pre>java -cp node/target/classes node/src/bench/java/MakeCityTable.java FOLDER \
 *     node/src/main/resources/dev/roost/node/place/cities.gz</pre>
 */
final class MakeCityTable {
    private static final int VERSION = 1;
    private static final int NAME_LETTERS_MIN = 3;
    private static final int NAME_BYTES_MAX = 120;
    private static final int CELLS_IN_ROW = 360;
    private static final int ROWS = 180;

    /** German names in use of cities that GeoNames calls otherwise; the biggest city of that name is meant. */
    private static final String GERMAN = """
            München, Wien, Genf, Rom, Mailand, Venedig, Florenz, Neapel, Genua, Bozen, Meran, Brixen, Padua, Syrakus, Triest,
            Trient, Mantua, Straßburg, Nizza, Mülhausen, Brüssel, Brügge, Lüttich, Löwen, Mecheln, Ostende, Den Haag, Nimwegen,
            Kopenhagen, Warschau, Krakau, Danzig, Breslau, Stettin, Posen, Lodz, Kattowitz, Prag, Brünn, Pilsen, Budweis,
            Olmütz, Laibach, Belgrad, Sarajewo, Bukarest, Plowdiw, Warna, Athen, Thessaloniki, Patras, Piräus, Istanbul,
            Lissabon, Saragossa, Moskau, Sankt Petersburg, Nowosibirsk, Jekaterinburg, Kasan, Sotschi, Wolgograd, Wladiwostok,
            Kiew, Lemberg, Charkiw, Tiflis, Eriwan, Taschkent, Samarkand, Buchara, Bischkek, Duschanbe, Aschgabat, Peking,
            Schanghai, Taipeh, Tokio, Osaka, Hiroshima, Pjöngjang, Singapur, Ho-Chi-Minh-Stadt, Rangun, Kalkutta, Neu-Delhi,
            Karatschi, Teheran, Bagdad, Damaskus, Kairo, Assuan, Algier, Tripolis, Marrakesch, Tanger, Kapstadt, Daressalam,
            Addis Abeba, Khartum, Mogadischu, Akkra, Havanna, Mexiko-Stadt, Guatemala-Stadt, Panama-Stadt, Kuwait-Stadt,
            Maskat, Riad, Mekka, London, Nikosia, Luxemburg, Vatikanstadt, Windhuk""";

    /** What people call countries besides. */
    private static final Map<String, List<String>> MORE_NAMES = Map.of(
            "US", List.of("USA", "America", "Amerika"),
            "GB", List.of("Great Britain", "Großbritannien", "UK"),
            "NL", List.of("Holland"),
            "CZ", List.of("Czech Republic", "Tschechische Republik"),
            "MM", List.of("Burma", "Birma"),
            "AE", List.of("Emirates", "Emirate", "UAE", "VAE"));

    /** Scripts of local names; all names in Latin letters are kept. */
    private static final Map<Character.UnicodeScript, Set<String>> LOCAL = Map.of(
            Character.UnicodeScript.CYRILLIC, Set.of("RU", "UA", "BY", "BG", "RS", "MK", "ME", "KZ", "KG", "MN", "TJ"),
            Character.UnicodeScript.GREEK, Set.of("GR", "CY"),
            Character.UnicodeScript.HEBREW, Set.of("IL"),
            Character.UnicodeScript.HAN, Set.of("CN", "TW", "HK", "MO", "JP", "SG"),
            Character.UnicodeScript.HIRAGANA, Set.of("JP"),
            Character.UnicodeScript.KATAKANA, Set.of("JP"),
            Character.UnicodeScript.HANGUL, Set.of("KR", "KP"),
            Character.UnicodeScript.GEORGIAN, Set.of("GE"),
            Character.UnicodeScript.ARMENIAN, Set.of("AM"),
            Character.UnicodeScript.THAI, Set.of("TH"));

    private static final Map<City, TreeSet<String>> FOLDED = new IdentityHashMap<>();

    private MakeCityTable() {}

    private record City(
            int latitude,
            int longitude,
            long population,
            String country,
            boolean part,
            String name,
            List<String> others) {
        int cell() {
            int row = Math.min(ROWS - 1, Math.floorDiv(latitude, 100_000) + ROWS / 2);
            return row * CELLS_IN_ROW + Math.floorMod(Math.floorDiv(longitude, 100_000) + ROWS, CELLS_IN_ROW);
        }
    }

    public static void main(String[] args) throws IOException {
        List<City> cities = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of(args[0], "cities15000.txt"));
        Set<String> capitals = new HashSet<>();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            if (fields[7].equals("PPLC")) {
                capitals.add(fields[8] + fields[14]);
            }
        }
        for (String line : lines) {
            cities.add(city(line.split("\t", -1), capitals));
        }
        cities.sort(Comparator.comparingInt(City::cell)
                .thenComparing(Comparator.comparingLong(City::population).reversed())
                .thenComparing(City::name)
                .thenComparingInt(City::latitude));
        Map<String, TreeSet<String>> countries = countries(Path.of(args[0], "countryInfo.txt"), cities);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(new DataOutputStream(bytes), countries, cities);
        try (OutputStream file = Files.newOutputStream(Path.of(args[1]));
                GZIPOutputStream out = new GZIPOutputStream(file) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            bytes.writeTo(out);
        }
        System.err.println(cities.size() + " cities, " + countries.size() + " countries, " + bytes.size() + " bytes, "
                + Files.size(Path.of(args[1])) + " as written");
    }

    /** What has as many people as the capital is a part of it: the City of London. */
    private static City city(String[] fields, Set<String> capitals) {
        boolean capital = fields[7].equals("PPLC");
        return new City(
                (int) Math.round(Double.parseDouble(fields[4]) * 100_000),
                (int) Math.round(Double.parseDouble(fields[5]) * 100_000),
                Long.parseLong(fields[14]),
                fields[8],
                fields[7].equals("PPLX") || (!capital && capitals.contains(fields[8] + fields[14])),
                fields[1],
                List.of((fields[2] + "," + fields[3]).split(",")));
    }

    private static Map<String, TreeSet<String>> countries(Path info, List<City> cities) throws IOException {
        Map<String, TreeSet<String>> countries = new TreeMap<>();
        cities.forEach(city -> countries.put(city.country(), new TreeSet<>()));
        for (String line : Files.readAllLines(info)) {
            String[] fields = line.split("\t", -1);
            if (!line.startsWith("#") && countries.containsKey(fields[0])) {
                countries.get(fields[0]).add(FoldedName.of(fields[4]));
            }
        }
        List<Locale> languages = new ArrayList<>(List.of(Locale.ENGLISH, Locale.GERMAN));
        languages.addAll(List.of(Locale.getAvailableLocales()));
        countries.forEach((code, names) -> {
            Locale country = new Locale.Builder().setRegion(code).build();
            for (Locale language : languages) {
                if (language.getCountry().isEmpty()
                        ? languages.indexOf(language) < 2
                        : language.getCountry().equals(code)) {
                    names.add(FoldedName.of(country.getDisplayCountry(language)));
                }
            }
            MORE_NAMES.getOrDefault(code, List.of()).forEach(name -> names.add(FoldedName.of(name)));
            names.removeIf(name -> name.equals(FoldedName.of(code)) || !fits(name));
        });
        return countries;
    }

    private static void write(DataOutputStream out, Map<String, TreeSet<String>> countries, List<City> cities)
            throws IOException {
        out.writeShort(VERSION);
        out.writeByte(countries.size());
        for (Map.Entry<String, TreeSet<String>> country : countries.entrySet()) {
            out.write(country.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeByte(country.getValue().size());
            for (String name : country.getValue()) {
                text(out, name);
            }
        }
        List<String> codes = List.copyOf(countries.keySet());
        out.writeShort(cities.size());
        for (City city : cities) {
            out.writeInt(city.latitude());
        }
        for (City city : cities) {
            out.writeInt(city.longitude());
        }
        for (City city : cities) {
            out.writeInt((int) city.population() << 1 | (city.part() ? 1 : 0));
        }
        for (City city : cities) {
            out.writeByte(codes.indexOf(city.country()));
        }
        for (City city : cities) {
            text(out, city.name());
        }
        german(out, cities);
        names(out, cities);
    }

    private static void german(DataOutputStream out, List<City> cities) throws IOException {
        Map<Integer, String> german = new TreeMap<>();
        for (String name : GERMAN.split(",\\s+")) {
            int best = -1;
            for (int i = 0; i < cities.size(); i++) {
                boolean called = !cities.get(i).part() && folded(cities.get(i)).contains(FoldedName.of(name));
                if (called
                        && (best < 0
                                || cities.get(i).population() > cities.get(best).population())) {
                    best = i;
                }
            }
            if (best < 0) {
                throw new IOException("no city is called " + name);
            } else if (!cities.get(best).name().equals(name)) {
                german.put(best, name);
            }
        }
        out.writeShort(german.size());
        for (Map.Entry<Integer, String> one : german.entrySet()) {
            out.writeShort(one.getKey());
            text(out, one.getValue());
        }
    }

    /** All names in the order of their bytes, each with its city, the bytes that it shares with the one before left out. */
    private static void names(DataOutputStream out, List<City> cities) throws IOException {
        record Named(byte[] name, int city) {}
        List<Named> names = new ArrayList<>();
        for (int i = 0; i < cities.size(); i++) {
            for (String name : folded(cities.get(i))) {
                names.add(new Named(name.getBytes(StandardCharsets.UTF_8), i));
            }
        }
        names.sort(Comparator.comparing(Named::name, Arrays::compareUnsigned).thenComparingInt(Named::city));
        out.writeInt(names.size());
        List<Integer> shared = new ArrayList<>();
        byte[] before = {};
        for (Named one : names) {
            int same = Arrays.mismatch(before, one.name());
            shared.add(same < 0 ? before.length : same);
            before = one.name();
        }
        for (int same : shared) {
            out.writeByte(same);
        }
        for (Named one : names) {
            out.writeByte(one.name().length);
        }
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i).name();
            out.write(name, shared.get(i), name.length - shared.get(i));
        }
        for (Named one : names) {
            out.writeShort(one.city());
        }
        System.err.println(names.size() + " names");
    }

    private static TreeSet<String> folded(City city) {
        return FOLDED.computeIfAbsent(city, MakeCityTable::fold);
    }

    private static TreeSet<String> fold(City city) {
        TreeSet<String> names = new TreeSet<>();
        names.add(FoldedName.of(city.name()));
        for (String other : city.others()) {
            if (isKept(other, city.country())) {
                names.add(FoldedName.of(other));
            }
        }
        names.removeIf(name -> !fits(name));
        return names;
    }

    private static boolean fits(String name) {
        boolean ideographs = !name.isEmpty() && Character.isIdeographic(name.codePointAt(0));
        return name.length() >= (ideographs ? 2 : NAME_LETTERS_MIN)
                && name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES_MAX;
    }

    /** Transcriptions are in lower case, codes of airports in three capitals; nobody looks for either. */
    private static boolean isKept(String name, String country) {
        if (name.isBlank() || name.matches("[A-Z]{1,4}")) {
            return false;
        }
        Set<Character.UnicodeScript> scripts = new TreeSet<>();
        name.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> scripts.add(Character.UnicodeScript.of(letter)));
        boolean latin = scripts.equals(Set.of(Character.UnicodeScript.LATIN));
        return latin
                ? Character.isUpperCase(name.codePointAt(0))
                : scripts.stream()
                        .allMatch(script -> LOCAL.getOrDefault(script, Set.of()).contains(country));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(bytes.length);
        out.write(bytes);
    }
}
