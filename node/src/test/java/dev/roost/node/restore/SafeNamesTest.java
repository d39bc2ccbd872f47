package dev.roost.node.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Jpegs;
import dev.roost.node.kit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {
    private final SafeNames unix = SafeNames.forUnix();
    private final SafeNames windows = SafeNames.forWindows();

    private static String safe(SafeNames names, String name) {
        return new String(names.safe(name.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMG_1.JPG", "Grüße.jpg", "...", ".hidden", " ", ".. ", "con", "a:b?.jpg", "a\\b", "a\nb"})
    void onUnixAHarmlessNameStaysAsItIs(String name) {
        assertThat(safe(unix, name)).isEqualTo(name);
    }

    @Test
    void onUnixBytesThatAreNoTextStayAsTheyAre() {
        byte[] name = {'a', (byte) 0xFC, (byte) 0xFF, '.', 'j'};
        assertThat(unix.safe(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({".,_.", "..,_..", "../../etc/passwd,.._.._etc_passwd", "/etc/passwd,_etc_passwd", "a\0b,a_b", "/,_"})
    void onUnixNoNameLeadsAnywhere(String name, String safe) {
        assertThat(safe(unix, name)).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({
        "CON,_CON",
        "con.jpg,_con.jpg",
        "nul .txt,_nul .txt",
        "COM1.tar.gz,_COM1.tar.gz",
        "LPT³.jpg,_LPT³.jpg",
        "console.jpg,console.jpg",
        "'a<b>c:d\"e|f?g*h\\i.jpg',a_b_c_d_e_f_g_h_i.jpg",
        "C:\\Windows,C__Windows",
        "a.jpg:stream,a.jpg_stream",
        "a.,a",
        "'a. . ',a",
        "..,_",
        "'. .',_",
        "'aux. ',_aux"
    })
    void onWindowsNoNameIsADeviceOrAStreamOrLeadsAnywhere(String name, String safe) {
        assertThat(safe(windows, name)).isEqualTo(safe);
    }

    @Test
    void aLongNameKeepsItsEndingAndNoCharacterIsCut() {
        String long1 = "ä".repeat(200) + ".jpeg";
        assertThat(safe(unix, long1)).isEqualTo("ä".repeat(125) + ".jpeg");
        assertThat(safe(unix, "x".repeat(1_024))).isEqualTo("x".repeat(255));
        assertThat(safe(unix, "." + "x".repeat(1_000))).hasSize(255);
    }

    @Test
    void onWindowsALongNameIsNotCutBehindADot() {
        assertThat(safe(windows, "x".repeat(254) + "." + "y".repeat(40))).isEqualTo("x".repeat(254));
        assertThat(safe(windows, "con." + "x".repeat(300))).isEqualTo("_con." + "x".repeat(250));
    }

    @Test
    void aNumberStandsBeforeTheEnding() {
        assertThat(numbered("a.jpg", 2)).isEqualTo("a (2).jpg");
        assertThat(numbered("archive.tar.gz", 3)).isEqualTo("archive.tar (3).gz");
        assertThat(numbered("no ending", 2)).isEqualTo("no ending (2)");
        assertThat(numbered(".hidden", 2)).isEqualTo(".hidden (2)");
    }

    @Test
    void aNumberIsNeverCutOffHoweverLongTheName() {
        for (String name :
                List.of("x".repeat(255), "x".repeat(251) + ".jpg", "ä".repeat(127), "x." + "y".repeat(253))) {
            assertThat(numbered(name, 2)).isNotEqualTo(name).contains(" (2)");
            assertThat(numbered(name, 9_999)).contains(" (9999)");
            assertThat(numbered(name, 9_999).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(255);
        }
        assertThat(numbered("x".repeat(251) + ".jpg", 12)).isEqualTo("x".repeat(246) + " (12).jpg");
    }

    private String numbered(String name, int number) {
        return new String(unix.numbered(name.getBytes(UTF_8), number), UTF_8);
    }

    @Test
    void whateverComesOutIsOneNameAndStaysItself() {
        Seeds.each(2_000, chance -> {
            byte[] raw = Jpegs.bytes(chance, 1 + chance.nextInt(chance.nextBoolean() ? 6 : 600));
            for (int i = 0; i < raw.length; i++) {
                raw[i] = chance.nextInt(3) == 0 ? (byte) "./\\ :\0con".charAt(chance.nextInt(9)) : raw[i];
            }
            for (SafeNames names : List.of(unix, windows)) {
                byte[] safe = names.safe(raw);
                assertThat(safe).hasSizeBetween(1, 255).doesNotContain('/', 0);
                assertThat(new String(safe, UTF_8)).isNotIn(".", "..");
                assertThat(names.safe(safe)).as("safe already").isEqualTo(safe);
            }
        });
    }
}
