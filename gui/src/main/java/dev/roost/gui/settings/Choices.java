package dev.roost.gui.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a person chose for the windows of this computer.
 *
 * @param language the language's two letters; the system's if empty
 * @param goesOn whether backups go on when the window is closed, where that can be
 */
public record Choices(Optional<String> language, Look look, boolean goesOn) {
    private static final String LANGUAGE = "language";
    private static final String LOOK = "look";
    private static final String CLOSING = "closing";
    private static final String STOPS = "stops";

    /** Choices of how the windows look and speak; backups go on, as is usual. */
    public Choices(Optional<String> language, Look look) {
        this(language, look, true);
    }

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
        return new Choices(language, look, !STOPS.equals(noted.getProperty(CLOSING)));
    }

    public Properties noted() {
        Properties notes = new Properties();
        language.ifPresent(word -> notes.setProperty(LANGUAGE, word));
        notes.setProperty(LOOK, look.name().toLowerCase(Locale.ROOT));
        notes.setProperty(CLOSING, goesOn ? "goes-on" : STOPS);
        return notes;
    }

    /** The language to speak. */
    public Locale locale(Locale ofSystem) {
        return language.map(Locale::forLanguageTag).orElse(ofSystem);
    }

    Choices withLanguage(Optional<String> chosen) {
        return new Choices(chosen, look, goesOn);
    }

    Choices withLook(Look chosen) {
        return new Choices(language, chosen, goesOn);
    }

    Choices withGoingOn(boolean chosen) {
        return new Choices(language, look, chosen);
    }
}
