package dev.roost.node.place;

import java.util.Locale;
import java.util.Optional;

/**
 * The city at or near some coordinates.
 *
 * @param name as it is called there, or everywhere
 * @param german as it is called in German, where that is another name
 * @param country two letters (ISO 3166)
 */
public record NamedPlace(String name, Optional<String> german, String country) {
    /** City and country in English, as programs are told. */
    public String text() {
        return name + ", " + new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH);
    }
}
