package dev.roost.gui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The sentences of one language. Immutable; safe for use by many threads. */
public final class Texts {
    private static final String BUNDLE = "dev.roost.gui.text.texts";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /** Sentences in a language that Roost speaks; in English for all others. */
    public static Texts in(Locale locale) {
        ResourceBundle.Control noOther =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(locale, ResourceBundle.getBundle(BUNDLE, locale, noOther));
    }

    /** How numbers and dates are written. */
    public Locale locale() {
        return locale;
    }

    /** A sentence; what the arguments name stands in it in the language's own way. */
    public String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** A sentence that may not be there, because others choose its key. */
    public Optional<String> ifThere(String key, Object... arguments) {
        return bundle.containsKey(key) ? Optional.of(of(key, arguments)) : Optional.empty();
    }
}
