package dev.roost.node.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.control.Json;
import dev.roost.node.kit.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as they are typed, also wrongly: what is said, and with which code they end. */
class CommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private record Said(int code, String out, String err) {}

    private static Said roost(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, UTF_8));
        System.setErr(new PrintStream(errBytes, true, UTF_8));
        try {
            int code = Roost.run(words);
            return new Said(code, outBytes.toString(UTF_8), errBytes.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Said at(Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString(), "--listen", "127.0.0.1:0", "--no-mdns"));
        return roost(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify",
                "photos",
                "keep .",
                "restore --to out",
                "trash 12345678",
                "untrash 12345678",
                "folders",
                "folders --stop ."
            })
    void whatNeedsALibraryMakesNoHomeWhereThereIsNoneAndSaysHowToGetOne(String command) {
        Path typo = folder.resolve("typo");
        Said said = at(typo, command.split(" "));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("There is no Roost home at " + typo, "roost init", "roost join")
                .doesNotContain("as it should be");
        assertThat(typo).doesNotExist();
        Said json = at(typo, (command + " --json").split(" "));
        assertThat(json.out()).contains("\"no-library\"");
        assertThat(typo).doesNotExist();
    }

    @Test
    void statusAndDevicesReportThatThereIsNothingAndMakeNothing() throws Exception {
        Path typo = folder.resolve("typo");
        assertThat(at(typo, "status").code()).isZero();
        assertThat(at(typo, "status").out()).contains("There is no Roost home at " + typo);
        JsonNode status = Json.parse(at(typo, "status", "--json").out());
        for (String key : List.of("device", "library", "photos", "safe", "devices", "problems")) {
            assertThat(status.has(key)).as(key).isTrue();
        }
        assertThat(status.get("device").isNull()).isTrue();
        assertThat(status.at("/problems/0/code").asText()).isEqualTo("no-library");
        assertThat(at(typo, "devices").out()).contains("There is no Roost home at " + typo);
        assertThat(Json.parse(at(typo, "devices", "--json").out()).get("devices"))
                .isEmpty();
        assertThat(typo).doesNotExist();
    }

    @Test
    void verifyWithoutALibrarySaysSoAndNotThatAllIsWell() {
        Path home = folder.resolve("nas");
        assertThat(at(home, "init", "--role", "storage", "--name", "nas").code())
                .isZero();
        Said said = at(home, "verify");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("belongs to no library yet");
    }

    @Test
    void aPhotoIsPutIntoTheTrashAndTakenOutAgain() throws Exception {
        Path home = folder.resolve("ann");
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("a.txt"), "one");
        Files.writeString(pictures.resolve("b.txt"), "two");
        assertThat(at(home, "init", "--name", "ann").code()).isZero();
        assertThat(at(home, "keep", "--hold", "--once", pictures.toString()).code())
                .isZero();
        String id = Json.parse(at(home, "photos", "--json").out())
                .at("/photos/0/id")
                .asText();
        Said said = at(home, "trash", id.substring(0, 8));
        assertThat(said.out()).isEqualTo("1 photo put into the trash.\n");
        assertThat(said.code()).isZero();
        assertThat(Json.parse(at(home, "trash", id, "--json").out())
                        .get("photos")
                        .asLong())
                .isZero();
        JsonNode status = Json.parse(at(home, "status", "--json").out());
        assertThat(status.get("photos").asLong()).isEqualTo(1);
        assertThat(status.get("trashed").asLong()).isEqualTo(1);
        assertThat(at(home, "status").out()).contains("1 photo, 3 B. 1 photo more in the trash");
        assertThat(at(home, "untrash", id).out()).isEqualTo("1 photo taken out of the trash.\n");
        assertThat(at(home, "status").out()).contains("2 photos, 6 B.").doesNotContain("trash");

        Said unknown = at(home, "trash", "0123456789");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("No photo has this id: 0123456789");
        assertThat(at(home, "trash", "a.txt").code()).isEqualTo(2);
        assertThat(at(home, "trash").code()).isEqualTo(2);
    }

    @Test
    void foldersAreListedAndOneIsWatchedNoMore() throws Exception {
        Path home = folder.resolve("ann");
        assertThat(at(home, "init", "--name", "ann").code()).isZero();
        assertThat(at(home, "folders").out()).contains("No folder is kept yet");
        Path pictures = Files.createDirectories(folder.resolve("Grüße")).toRealPath();
        Files.writeString(pictures.resolve("a.jpg"), "a");
        assertThat(at(home, "keep", "--hold", pictures.toString()).code()).isZero();
        assertThat(at(home, "folders").out()).contains("watched    " + pictures);
        Said stopped = at(home, "folders", "--stop", pictures.toString());
        assertThat(stopped.code()).isZero();
        assertThat(stopped.out()).contains("kept once  " + pictures);
        JsonNode json = Json.parse(at(home, "folders", "--json").out());
        assertThat(json.at("/folders/0/watched").asBoolean(true)).isFalse();
        assertThat(json.at("/folders/0/path").asText()).isEqualTo(pictures.toString());
        Said again = at(home, "folders", "--stop", pictures.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("is not watched");
        assertThat(at(home, "photos").out()).contains("a.jpg");
    }

    @Test
    void pathsThatCannotBeUsedAreNamedWithTheReason() throws Exception {
        Path home = folder.resolve("ann");
        assertThat(at(home, "init", "--name", "ann").code()).isZero();
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (String to : List.of(file.toString(), file.resolve("in").toString(), "/proc/foo")) {
            Said said = at(home, "restore", "--to", to);
            assertThat(said.err())
                    .startsWith("roost: The folder to restore into cannot be made: " + to + ". ")
                    .doesNotContain("Exception");
            assertThat(said.code()).isEqualTo(1);
        }
        for (Path path : List.of(home.resolve("lock"), Path.of("/proc/foo"))) {
            assertThat(at(home, "keep", path.resolve("in").toString()).err()).doesNotContain("Exception");
        }
        for (String command : List.of("status", "init", "verify")) {
            assertThat(at(file, command).err())
                    .contains("The home " + file + " cannot be opened. " + file + " is a file, not a folder.");
        }
        Said join = at(home, "join", "--code-file", "/nonexist");
        assertThat(join.err()).contains("The code could not be read. There is no such file or folder: /nonexist.");
        assertThat(join.code()).isEqualTo(2);
    }

    @Test
    void emptyPathsAreWrongUsage() {
        Path home = folder.resolve("ann");
        assertThat(at(home, "restore", "--to", "").code()).isEqualTo(2);
        assertThat(at(home, "keep", "").code()).isEqualTo(2);
        assertThat(roost("status", "--home", "").code()).isEqualTo(2);
        assertThat(roost("init", "--home", "").code()).isEqualTo(2);
        assertThat(roost("try", "").code()).isEqualTo(2);
        assertThat(home).doesNotExist();
    }

    @Test
    void anAddressThatIsNotHereIsSaidSo() {
        Path home = folder.resolve("ann");
        assertThat(at(home, "init", "--name", "ann").code()).isZero();
        Said run = roost("run", "--home", home.toString(), "--listen", "203.0.113.9:5000", "--no-mdns");
        assertThat(run.err()).contains("cannot listen on 203.0.113.9:5000: this computer does not have that address.");
        assertThat(run.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024, 2",
        "2024-07, 2024-07, 2",
        "2024-07-15, 2024-07-15, 1",
        "2024-07-16, 2025, 1",
        "2023, 2023-12-31, 0",
    })
    void aYearAMonthOrADayIsAllOfIt(String since, String until, int count) throws Exception {
        Path home = withPictures();
        Said photos = at(home, "photos", "--json", "--since", since, "--until", until);
        assertThat(Json.parse(photos.out()).get("photos")).hasSize(count);
        Path to = folder.resolve("back");
        Said back = at(home, "restore", "--json", "--to", to.toString(), "--since", since, "--until", until);
        assertThat(Json.parse(back.out()).get("photos").asInt()).isEqualTo(count);
    }

    private Path withPictures() throws Exception {
        Path home = folder.resolve("ann");
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Random random = new Random(2);
        Files.write(photos.resolve("a.jpg"), Pictures.jpeg(random, "2024-07-15T23:59:59", "X"));
        Files.write(photos.resolve("b.jpg"), Pictures.jpeg(random, "2024-07-16T00:00:00", "X"));
        Files.write(photos.resolve("c.jpg"), Pictures.undated(random));
        assertThat(at(home, "init", "--name", "ann").code()).isZero();
        assertThat(at(home, "keep", "--once", "--hold", photos.toString()).code())
                .isZero();
        return home;
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "24", "2024-7", "2024-13", "2024-02-30", "2024-07-15T12:00", ""})
    void whatIsNoDateIsWrongUsageAndSaidSo(String date) {
        for (String command : List.of("photos", "restore --to out")) {
            for (String option : List.of("--since", "--until")) {
                List<String> words = new ArrayList<>(List.of(command.split(" ")));
                words.addAll(List.of(option, date));
                Said said = at(folder.resolve("home"), words.toArray(String[]::new));
                assertThat(said.code()).isEqualTo(2);
                assertThat(said.err()).startsWith("roost: " + option + " ").contains(date);
            }
        }
    }

    @Test
    void numbersAndStatesAreSaidAsPeopleSayThem() throws Exception {
        Path home = folder.resolve("ann");
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.write(photos.resolve("a.jpg"), new byte[2_000]);
        assertThat(at(home, "init", "--name", "ann").code()).isZero();
        assertThat(at(home, "keep", "--once", photos.toString()).out())
                .contains("1 photo waits for another device to take a copy. It is only on this one so far.");
        assertThat(at(home, "status").out())
                .contains("1 photo, 2.0 kB.")
                .contains("ann (member, this device): 0 chunks")
                .doesNotContain("all re-read");
    }
}
