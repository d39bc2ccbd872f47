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
    private static final String UNSAFE = "[\\p{Cntrl}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";

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
        out.println(line);
    }

    /** A line beside the result. */
    void aside(String line) {
        err.println(line);
    }

    /** Writes over the line on which the cursor is. */
    void overwrite(String line) {
        err.print("\r\u001b[K" + line);
        err.flush();
    }

    /** Shows a question and reads a line, or empty at the end of the input. */
    Optional<String> ask(String question) throws IOException {
        if (isInteractive()) {
            err.print(question + " ");
            err.flush();
        }
        return Optional.ofNullable(in.readLine());
    }

    /** A name from elsewhere as it may be shown: nothing in it moves the cursor or turns the text around. */
    static String safe(String name) {
        return name.replaceAll(UNSAFE, "\ufffd");
    }

    private static boolean isTerminal(String stream) {
        return Boolean.getBoolean("roost.tty." + stream);
    }
}
