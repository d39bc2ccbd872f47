package dev.roost.node.library;

import dev.roost.node.api.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person should know of, each problem once, until it is over. Safe for use by many threads. */
public final class Problems {
    /** Problems of one code, so that many of a kind never hide one of another. */
    private static final int ALIKE_MAX = 100;

    private final Map<String, Problem> open = new LinkedHashMap<>();

    /**
     * Notes a problem, or says it anew.
     *
     * @param subject what it is about: two problems of one code about two things stand beside each other
     */
    public synchronized void report(String code, String subject, String message) {
        long alike = open.values().stream()
                .filter(other -> other.code().equals(code))
                .count();
        if (alike < ALIKE_MAX || open.containsKey(code + " " + subject)) {
            open.put(code + " " + subject, new Problem(code, message));
        }
    }

    /** A problem is over. */
    public synchronized void clear(String code, String subject) {
        open.remove(code + " " + subject);
    }

    public synchronized List<Problem> all() {
        return List.copyOf(open.values());
    }
}
