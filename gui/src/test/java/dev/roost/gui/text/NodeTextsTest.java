package dev.roost.gui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.Problem;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NodeTextsTest {
    private final NodeTexts german = new NodeTexts(Texts.in(Locale.GERMAN));

    @Test
    void whatIsKnownIsSaidInTheReadersLanguageAndTheRestInTheNodesWords() {
        assertThat(german.of(new NodeException("wrong-code", "The code is wrong.")))
                .startsWith("Der Code");
        assertThat(german.of(new NodeException("never-heard", "Something new.")))
                .isEqualTo("Something new.");
        assertThat(german.of(new Problem("disk-full", "full"))).startsWith("Die Festplatte");
        assertThat(german.of(new Problem("new", "A new one."))).isEqualTo("A new one.");
    }

    @Test
    void whatAProblemIsAboutStandsBesideIt() {
        String said = "A watched folder is not there: /media/card 1.5/DCIM. What was kept from it stays kept.";
        assertThat(german.detail(new Problem("folder-gone", said))).isEqualTo("/media/card 1.5/DCIM");
        assertThat(german.detail(new Problem("folder-gone", "It is not there: /a.")))
                .isEqualTo("/a");
        assertThat(german.detail(new Problem("disk-full", "No room is left."))).isEmpty();
        assertThat(german.detail(new Problem("new", "It is about this: /a."))).isEmpty();
    }

    @Test
    void aFullDiskIsNamedWhereverItWasMet() {
        assertThat(german.of(new NodeException("failed", "/home/h/x.tmp: No space left on device")))
                .startsWith("Die Festplatte dieses Computers ist voll.");
        assertThat(german.of(new NodeException("home-failed", "The disk of /h/store is full: 1 MB are needed.")))
                .startsWith("Die Festplatte dieses Computers ist voll.");
        assertThat(german.of(new NodeException("failed", "Something else."))).startsWith("Etwas Unerwartetes");
        assertThat(german.of(new NodeException("no-room", "No space left on device")))
                .startsWith("Auf");
    }

    @Test
    void lettersAreThoseThatTheOtherDeviceShows() {
        assertThat(NodeTexts.letters("roost1q7xk2m9v04trzzzzzzzz")).isEqualTo("q7xk-2m9v-04tr");
        assertThat(NodeTexts.letters("short")).isEqualTo("shor-t");
    }

    @Test
    void namesFromElsewhereCannotTurnOrHideTheText() {
        assertThat(NodeTexts.name("a\u202Egpj.exe\n\u0000b")).isEqualTo("agpj.exeb");
        assertThat(NodeTexts.name("<b>Anna</b> & Co")).isEqualTo("<b>Anna</b> & Co");
        assertThat(NodeTexts.name("\uD83D\uDC14".repeat(400))
                        .codePointCount(
                                0, NodeTexts.name("\uD83D\uDC14".repeat(400)).length()))
                .isEqualTo(25);
    }
}
