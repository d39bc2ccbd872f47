package dev.roost.gui.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a person chose for the windows of this computer.
 *
 * @param language the language's two letters; the system's if empty
 */
public record Choices(Optional<String> language, Look look) {
    private static final String LANGUAGE = "language";
    private static final String LOOK = "look";

    /** What holds until somebody chooses. */
    public static Choices usual() {
        return new Choices(Optional.empty(), Look.SYSTEM);
    }

    /** Reads what was noted; whatever cannot be understood is as usual. */
    public static Choices of(Properties noted) {
        Optional<String> language =
                Optional.ofNullable(noted.getProperty(LANGUAGE)).filter(word -> word.matches("[a-z]{2}"));
        Look look = Stream.of(Look.values())
                .filter(one -> one.name().equalsIgnoreCase(noted.getProperty(LOOK)))
                .findAny()
                .orElse(Look.SYSTEM);
        return new Choices(language, look);
    }

    public Properties noted() {
        Properties notes = new Properties();
        language.ifPresent(word -> notes.setProperty(LANGUAGE, word));
        notes.setProperty(LOOK, look.name().toLowerCase(Locale.ROOT));
        return notes;
    }

    /** The language to speak. */
    public Locale locale(Locale ofSystem) {
        return language.map(Locale::forLanguageTag).orElse(ofSystem);
    }

    Choices withLanguage(Optional<String> chosen) {
        return new Choices(chosen, look);
    }

    Choices withLook(Look chosen) {
        return new Choices(language, chosen);
    }
}
