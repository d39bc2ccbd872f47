package dev.roost.node.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.control.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TerminalTest {
    /** Escape, CSI in one byte, next line, line and paragraph separators, overrides, Arabic letter mark, zero width. */
    private static final List<String> UNSAFE = List.of(
            "\u001b",
            "\u009b",
            "\u0085",
            "\u007f",
            "\n",
            "\r",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u2066",
            "\u061c",
            "\u200e",
            "\u200b",
            "\ufeff",
            "\ud800",
            "\udb40\udc41");

    private static String shown(Consumer<Terminal> doing) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(shown, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            doing.accept(new Terminal());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return shown.toString(UTF_8);
    }

    @Test
    void whatMovesTheCursorOrTurnsTextAroundReachesNoScreen() {
        for (String unsafe : UNSAFE) {
            String line = "a" + unsafe + "b";
            assertThat(shown(t -> t.result(line))).isEqualTo("a\ufffdb" + System.lineSeparator());
            assertThat(shown(t -> t.aside(line))).isEqualTo("a\ufffdb" + System.lineSeparator());
            assertThat(shown(t -> t.overwrite(line))).endsWith("a\ufffdb");
        }
    }

    @Test
    void namesOfAllScriptsAndEmojiStayAsTheyAre() {
        for (String name : List.of(
                "Größe",
                "家族",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\ud83d\udc68\u200d\ud83d\udc69",
                "e\u0301")) {
            assertThat(Terminal.safe(name)).isEqualTo(name);
        }
    }

    @Test
    void inJsonTheSameTextIsThereAndNothingMovesTheCursor() throws Exception {
        for (String unsafe : UNSAFE.subList(0, UNSAFE.size() - 2)) {
            String line =
                    shown(t -> t.json(Json.line("name", "a" + unsafe + "b"))).strip();
            assertThat(Json.parse(line).get("name").asText()).isEqualTo("a" + unsafe + "b");
            assertThat(Terminal.safe(line)).isEqualTo(line);
        }
    }
}
