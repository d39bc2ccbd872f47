package dev.roost.discovery.mdns;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The names on the air: makes random ones, remembers which instances are this device's own, and knows a well-formed
 * one. Safe for use by many threads.
 */
final class Names {
    /** The service under which devices announce themselves. */
    static final String TYPE = "_roost._tcp.local.";

    /** Sixty random bits. */
    static final int CHARS = 12;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern INSTANCE = Pattern.compile("[a-z2-7]{" + CHARS + "}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}\\.local\\.");

    /** Own instances that are remembered; a few a day are made. */
    private static final int OWN_MAX = 1_024;

    private final RandomGenerator random;
    private final Set<String> own = new LinkedHashSet<>();

    Names(RandomGenerator random) {
        this.random = random;
    }

    /** A fresh name for an instance, own from now on. */
    synchronized String instance() {
        String name = word();
        own.add(name);
        if (own.size() > OWN_MAX) {
            own.remove(own.iterator().next());
        }
        return name;
    }

    /** A fresh name for this device on one network interface, without the domain. */
    synchronized String host() {
        return word();
    }

    synchronized boolean isOwn(String instance) {
        return own.contains(instance);
    }

    /** The full name of an instance. */
    static String qualified(String instance) {
        return instance + "." + TYPE;
    }

    /** The instance in a full name from the air, if it is well-formed and of our service. */
    static Optional<String> instanceIn(String qualified) {
        if (qualified.length() != CHARS + 1 + TYPE.length()
                || !qualified.regionMatches(true, CHARS + 1, TYPE, 0, TYPE.length())
                || qualified.charAt(CHARS) != '.') {
            return Optional.empty();
        }
        return Optional.of(qualified.substring(0, CHARS))
                .filter(instance -> INSTANCE.matcher(instance).matches());
    }

    /** A host's full name from the air in the form in which hosts are compared, if it is well-formed. */
    static Optional<String> hostIn(String qualified) {
        return Optional.of(qualified.toLowerCase(Locale.ROOT))
                .filter(host -> HOST.matcher(host).matches());
    }

    private String word() {
        StringBuilder word = new StringBuilder(CHARS);
        for (int i = 0; i < CHARS; i++) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }
}
