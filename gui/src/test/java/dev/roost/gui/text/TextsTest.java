package dev.roost.gui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence exists in both languages, and none stands in the code. */
class TextsTest {
    private static final Path CODE = Path.of("src", "main", "java");
    private static final Path NODE = Path.of("..", "node", "src", "main", "java");
    private static final Pattern REFUSAL = Pattern.compile("new NodeException\\(\\s*\"([a-z-]+)\"");
    private static final Pattern PROBLEM = Pattern.compile("(?:new Problem|problems\\.report)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[A-Za-z-]+)+");
    private static final Pattern PREFIX = Pattern.compile("[a-z]+(\\.[A-Za-z-]+)*\\.");

    /** Two words beside each other, or a word that begins a sentence. */
    private static final Pattern PROSE = Pattern.compile("\\p{L}{2,}[,.!?:]? \\p{L}{2,}|^\\p{Lu}\\p{Ll}+$");

    /** What looks like words and is read by machines or by those who mend the program only. */
    private static final Set<String> NO_SENTENCES = Set.of(
            "Sending",
            "AppsUseLightTheme",
            "AppleInterfaceStyle",
            "Pictures",
            "Bilder",
            "Photos",
            "Fotos",
            "no space left",
            "not enough space",
            "quota exceeded",
            "is full:",
            "read-only file system",
            "permission denied",
            "access is denied");

    private static Properties bundle(String name) throws IOException {
        Properties sentences = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            sentences.load(in);
        }
        return sentences;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(CODE)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> literals(String line) {
        return LITERAL.matcher(line).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> literals() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path source : sources()) {
            Files.readAllLines(source).forEach(line -> found.addAll(literals(line)));
        }
        return found;
    }

    @Test
    void bothLanguagesHaveTheSameSentences() throws Exception {
        assertThat(bundle("texts_de.properties").stringPropertyNames())
                .isEqualTo(bundle("texts.properties").stringPropertyNames())
                .hasSizeGreaterThan(200);
    }

    @Test
    void aSentenceTakesTheSameThingsInBothLanguages() throws Exception {
        Properties german = bundle("texts_de.properties");
        Properties english = bundle("texts.properties");
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(german.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    private static Set<String> arguments(String sentence) {
        return Pattern.compile("\\{(\\d)")
                .matcher(sentence)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everySentenceCanBeSaid() throws Exception {
        for (String name : List.of("texts.properties", "texts_de.properties")) {
            Properties sentences = bundle(name);
            for (String key : sentences.stringPropertyNames()) {
                String sentence = sentences.getProperty(key);
                assertThat(sentence).as(key).isNotBlank().doesNotContain("'");
                assertThatCode(() -> new MessageFormat(sentence, Locale.GERMAN).format(new Object[] {1, 1, "c"}))
                        .as(key)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyKeyInTheCodeHasASentenceAndEverySentenceIsUsed() throws Exception {
        Set<String> keys = new TreeSet<>(bundle("texts.properties").stringPropertyNames());
        Set<String> families =
                keys.stream().map(key -> key.replaceAll("\\..*", "")).collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        for (String literal : literals()) {
            if (KEY.matcher(literal).matches() && families.contains(literal.replaceAll("\\..*", ""))) {
                used.add(literal);
            } else if (PREFIX.matcher(literal).matches()) {
                prefixes.add(literal);
            }
        }
        assertThat(keys).containsAll(used);
        keys.removeAll(used);
        keys.removeIf(key -> prefixes.stream().anyMatch(key::startsWith));
        assertThat(keys).as("sentences that nobody says").isEmpty();
    }

    /** Whoever uses a window sees no command, id or option, and German if they read German. */
    @Test
    void whateverTheNodeComplainsOfHasASentence() throws Exception {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> all = Files.walk(NODE)) {
            for (Path source :
                    all.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(source);
                REFUSAL.matcher(code).results().forEach(found -> keys.add("error." + found.group(1)));
                boolean shows =
                        source.toString().contains("/cli/") || source.toString().contains("/control/");
                (shows ? Stream.<MatchResult>empty() : PROBLEM.matcher(code).results())
                        .forEach(found -> keys.add("problem." + found.group(1)));
            }
        }
        assertThat(keys).contains("error.no-room", "error.pending", "problem.discovery", "problem.entry-failed");
        assertThat(bundle("texts.properties").stringPropertyNames()).containsAll(keys);
    }

    @Test
    void noSentenceStandsInTheCode() throws Exception {
        for (Path source : sources()) {
            for (String line : Files.readAllLines(source)) {
                if (line.contains("LOG.")
                        || line.contains("Exception(")
                        || line.strip().startsWith("*")) {
                    continue;
                }
                assertThat(literals(line).stream()
                                .filter(literal -> PROSE.matcher(literal).find())
                                .filter(literal -> !NO_SENTENCES.contains(literal)))
                        .as(source + ": " + line.strip())
                        .isEmpty();
            }
        }
    }

    @Test
    void otherLanguagesAreSpokenToInEnglishWhateverTheSystemSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Texts.in(Locale.ITALIAN).of("nav.devices")).isEqualTo("Devices");
            assertThat(Texts.in(Locale.ENGLISH).of("nav.devices")).isEqualTo("Devices");
            assertThat(Texts.in(Locale.GERMANY).of("nav.devices")).isEqualTo("Geräte");
        } finally {
            Locale.setDefault(before);
        }
    }
}
