package dev.roost.node.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a person is, if there is one: standard input, output and error, and which of them are a terminal. The launcher
 * says so, for Java cannot always tell.
 */
final class Terminal {
    private static final int INSTEAD = 0xfffd;

    /** Format characters that join letters and emoji, and do nothing else. */
    private static final String JOINERS = "\u200c\u200d";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    /** Whether a person types. */
    boolean isInteractive() {
        return isTerminal("in");
    }

    /** Whether a person watches what goes beside the result. */
    boolean showsProgress() {
        return isTerminal("err");
    }

    /** A line of the result. */
    void result(String line) {
        out.println(safe(line));
    }

    /** A line of the result for programs: the same JSON, in which nothing moves a cursor either. */
    void json(String line) {
        StringBuilder escaped = new StringBuilder();
        line.codePoints().forEach(c -> {
            if (isUnsafe(c)) {
                Character.toString(c).chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        out.println(escaped);
    }

    /** A line beside the result. */
    void aside(String line) {
        err.println(safe(line));
    }

    /** Writes over the line on which the cursor is. */
    void overwrite(String line) {
        err.print("\r\u001b[K" + safe(line));
        err.flush();
    }

    /** Shows a question and reads a line, or empty at the end of the input. */
    Optional<String> ask(String question) throws IOException {
        if (isInteractive()) {
            err.print(safe(question) + " ");
            err.flush();
        }
        return Optional.ofNullable(in.readLine());
    }

    /** Text as it may be shown, wherever it is from: nothing in it moves the cursor or turns the text around. */
    static String safe(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(isUnsafe(c) ? INSTEAD : c));
        return shown.toString();
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> JOINERS.indexOf(c) < 0;
            default -> false;
        };
    }

    private static boolean isTerminal(String stream) {
        return Boolean.getBoolean("roost.tty." + stream);
    }
}
