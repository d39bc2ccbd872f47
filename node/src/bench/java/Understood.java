import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares what a node understood of some files with what other programs say of them, and prints both in hundredths and
 * file by file. It reads what understood.sh wrote into a folder.
 *
 * <pre>java Understood.java FOLDER</pre>
 */
final class Understood {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What exiftool calls the files whose times count. */
    private static final Set<String> TIMED =
            Set.of("JPEG", "MPO", "TIFF", "BTF", "PNG", "APNG", "HEIC", "HEIF", "MOV", "MP4");

    private static final Set<String> FILMS = Set.of("MOV", "MP4");
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("JPEG", "JPEG"),
            Map.entry("MPO", "JPEG"),
            Map.entry("PNG", "PNG"),
            Map.entry("APNG", "PNG"),
            Map.entry("GIF", "GIF"),
            Map.entry("TIFF", "TIFF"),
            Map.entry("BTF", "TIFF"),
            Map.entry("WEBP", "WebP"),
            Map.entry("Extended WEBP", "WebP"),
            Map.entry("HEIC", "HEIC"),
            Map.entry("HEIF", "HEIC"));

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})[:/-](\\d\\d)[:/-](\\d\\d)[T: ](\\d\\d):(\\d\\d)(?::(\\d\\d))?(?:\\.\\d+)?\\s*(Z|[+-]\\d\\d:\\d\\d)?.*");

    private final Map<String, JsonNode> photos = new HashMap<>();
    private final Set<String> pictured;
    private final Set<String> decodable;

    /** A time to the second, and its offset where there is one. */
    private record Taken(LocalDateTime local, Optional<ZoneOffset> offset) {
        static Optional<Taken> of(String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                return Optional.empty();
            }
            try {
                String second = time.group(6) == null ? "00" : time.group(6);
                LocalDateTime local = LocalDateTime.parse("%s-%s-%sT%s:%s:%s"
                        .formatted(time.group(1), time.group(2), time.group(3), time.group(4), time.group(5), second));
                return Optional.of(
                        new Taken(local, Optional.ofNullable(time.group(7)).map(ZoneOffset::of)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        Taken or(String zone) {
            return offset.isEmpty() && zone.matches("Z|[+-]\\d\\d:\\d\\d")
                    ? new Taken(local, Optional.of(ZoneOffset.of(zone)))
                    : this;
        }

        boolean isSameInstant(Taken other) {
            return offset.isPresent()
                    && other.offset.isPresent()
                    && local.toInstant(offset.get()).equals(other.local.toInstant(other.offset.get()));
        }
    }

    private Understood(Path folder) throws IOException {
        for (JsonNode photo :
                JSON.readTree(folder.resolve("photos.json").toFile()).get("photos")) {
            for (JsonNode resource : photo.get("resources")) {
                photos.put(resource.get("name").asText(), photo);
            }
        }
        pictured = new HashSet<>(Files.readAllLines(folder.resolve("pictured")));
        decodable = new HashSet<>(Files.readAllLines(folder.resolve("decodable")));
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Map<String, String> names = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("names"), java.nio.charset.StandardCharsets.ISO_8859_1)) {
            String[] pair = line.split("\t", 2);
            names.put(pair[0], pair[1]);
        }
        new Understood(folder).report(JSON.readTree(folder.resolve("exif.json").toFile()), names);
    }

    private void report(JsonNode files, Map<String, String> names) {
        Map<String, List<String>> wrong = new java.util.TreeMap<>();
        Map<String, Integer> all = new java.util.TreeMap<>();
        for (JsonNode file : files) {
            String name = Path.of(file.get("SourceFile").asText()).getFileName().toString();
            String type = text(file, "FileType");
            if (TIMED.contains(type) && !file.has("Error")) {
                judge("times (those that exiftool tells)", time(file, name), name, names, all, wrong);
            }
            if (SHOWN.containsKey(type) && decodable.contains(name)) {
                JsonNode photo = photos.get(name);
                boolean made =
                        photo != null && pictured.contains(photo.get("id").asText());
                Optional<String> lack = made ? Optional.of("") : Optional.of(type);
                judge("thumbnails of " + SHOWN.get(type), lack, name, names, all, wrong);
            }
        }
        all.forEach((what, count) -> {
            List<String> others = wrong.getOrDefault(what, List.of());
            System.out.printf(
                    "%-34s %5d of %5d  %6.2f %%%n",
                    what, count - others.size(), count, 100.0 * (count - others.size()) / count);
            others.forEach(other -> System.out.println("    " + other));
        });
    }

    /** @param fault empty if the file does not count, an empty text if it is as it should be */
    private static void judge(
            String what,
            Optional<String> fault,
            String name,
            Map<String, String> names,
            Map<String, Integer> all,
            Map<String, List<String>> wrong) {
        if (fault.isEmpty()) {
            return;
        }
        all.merge(what, 1, Integer::sum);
        if (!fault.get().isEmpty()) {
            wrong.computeIfAbsent(what, key -> new ArrayList<>()).add(names.get(name) + ": " + fault.get());
        }
    }

    private Optional<String> time(JsonNode file, String name) {
        boolean film = FILMS.contains(text(file, "FileType"));
        Optional<Taken> original =
                Taken.of(text(file, "DateTimeOriginal")).map(time -> time.or(text(file, "OffsetTimeOriginal")));
        Optional<Taken> wanted = original.or(
                () -> Taken.of(text(file, "CreateDate")).map(time -> time.or(text(file, "OffsetTimeDigitized"))));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        JsonNode photo = photos.get(name);
        String said = photo == null ? "" : text(photo, "takenAt");
        Optional<Taken> ours = Taken.of(said);
        if (ours.isPresent()
                && (film ? isFilms(file, wanted.get(), ours.get()) : isSame(file, wanted.get(), ours.get()))) {
            return Optional.of("");
        }
        return Optional.of("exiftool " + wanted.get() + ", roost " + (said.isEmpty() ? "nothing" : said));
    }

    /** Where the time has no offset, one that the file has for another time is none of ours to judge. */
    private static boolean isSame(JsonNode file, Taken wanted, Taken ours) {
        boolean offset = ours.offset().equals(wanted.offset())
                || (wanted.offset().isEmpty()
                        && Stream.of("OffsetTimeOriginal", "OffsetTimeDigitized", "OffsetTime")
                                .map(tag -> wanted.or(text(file, tag)).offset())
                                .anyMatch(ours.offset()::equals));
        return ours.local().truncatedTo(ChronoUnit.SECONDS).equals(wanted.local()) && offset;
    }

    /** A film's header tells UTC; its phone's own words are the same moment where it was. */
    private static boolean isFilms(JsonNode file, Taken wanted, Taken ours) {
        return ours.isSameInstant(wanted.or("Z"))
                || Taken.of(text(file, "CreationDate")).filter(ours::equals).isPresent();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText("").replaceFirst("^null$", "");
    }
}
