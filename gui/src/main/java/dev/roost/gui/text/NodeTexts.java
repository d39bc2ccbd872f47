package dev.roost.gui.text;

import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node says, in the reader's language where it can be said there; else in the node's own words. Immutable. */
public final class NodeTexts {
    private static final int NAME_CHARS_MAX = 48;
    private static final String ID_PREFIX = "roost1";
    private static final int LETTERS = 12;

    /** Problems whose sentence names a file or folder after its colon. */
    private static final Set<String> ABOUT_FILES =
            Set.of("folder-gone", "original-damaged", "file-not-kept", "file-lost");

    private static final Set<String> GENERAL = Set.of("failed", "unexpected", "home-failed");
    private static final List<String> FULL = List.of("no space left", "not enough space", "quota exceeded", "is full:");
    private static final Pattern AFTER_COLON = Pattern.compile(": (.+?)(?=\\. \\p{Lu}|\\.?$)");

    private final Texts texts;

    public NodeTexts(Texts texts) {
        this.texts = texts;
    }

    /** Why a command could not be done. A full disk is named, wherever in the node it was met. */
    public String of(NodeException e) {
        if (GENERAL.contains(e.code()) && saysFull(e.sentence())) {
            return texts.of("error.disk-full");
        }
        return texts.ifThere("error." + e.code()).orElseGet(() -> clean(e.sentence()));
    }

    /** Whether a system's words mean that a disk is full. */
    public static boolean saysFull(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        return FULL.stream().anyMatch(small::contains);
    }

    /** What is wrong, in a sentence. */
    public String of(Problem problem) {
        return texts.ifThere("problem." + problem.code()).orElseGet(() -> clean(problem.message()));
    }

    /** What the problem is about: the file or folder that the node's own sentence names after its colon. May be empty. */
    public String detail(Problem problem) {
        Matcher named = AFTER_COLON.matcher(problem.message());
        return ABOUT_FILES.contains(problem.code()) && named.find() ? clean(named.group(1)) : "";
    }

    /** What a role means. */
    public String role(String role) {
        return texts.ifThere("role." + role.toLowerCase(Locale.ROOT)).orElse(role);
    }

    /** Work as the node names it. */
    public String work(String what) {
        return texts.ifThere("work." + what.toLowerCase(Locale.ROOT)).orElse(what);
    }

    /** What a device is called, in quotation marks. */
    public String name(DeviceReport device) {
        return texts.of("device.named", name(device.name()));
    }

    /** The first letters of a device's id, in groups, as the other device shows them too. */
    public static String letters(String id) {
        String data = id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : id;
        return data.substring(0, Math.min(data.length(), LETTERS)).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** A name that somebody else chose: one line, of a length that fits, without what could turn or hide the text. */
    public static String name(String name) {
        String line = clean(name);
        return line.length() <= NAME_CHARS_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NAME_CHARS_MAX / 2)) + "\u2026";
    }

    /** A folder or file as people write it. */
    public static String path(URI file) {
        String path = Optional.ofNullable(file.getPath()).orElse(file.toString());
        boolean folder = path.length() > 1 && path.endsWith("/");
        return clean(folder ? path.substring(0, path.length() - 1) : path);
    }

    /** Text from elsewhere, without control characters and without marks that turn the direction of writing. */
    public static String clean(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
