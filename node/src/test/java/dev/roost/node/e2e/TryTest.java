package dev.roost.node.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.node.kit.Programs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command that anybody gives, with folders as people have them. */
class TryTest {
    private static final long SEED = 29;

    /** More than any disk here has, in a file that takes no room. */
    private static final long SPARSE_BYTES = 1L << 42;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Household household;

    @SuppressWarnings("NullAway.Init")
    private Path photos;

    @BeforeEach
    void moveIn() throws IOException {
        household = new Household(folder);
        photos = Files.createDirectory(folder.resolve("photos"));
    }

    @AfterEach
    void moveOut() {
        household.close();
    }

    @Test
    void anyFolderComesBackAsItWasAndNothingIsLeftBehind() throws Exception {
        new Camera(SEED).takes(2, 1_500_000, photos).leavesAMess(photos);
        brokenPictures(photos.resolve("broken"));
        hostileNames(photos.resolve("-names"));
        Map<String, Tree.Leaf> before = Tree.of(photos);

        Program.Ended tried =
                household.start(List.of("try", photos.toString(), "--json")).end();

        assertThat(tried.exit()).as("%s", tried).isZero();
        JsonNode report = tried.report();
        assertThat(report.get("identical").asBoolean()).as("%s", tried).isTrue();
        assertThat(report.get("differences")).isEmpty();
        assertThat(report.get("plaintextFoundOnStorageDevice").asBoolean()).isFalse();
        assertThat(report.at("/found/by").asText()).isEqualTo("mdns");
        assertThat(report.at("/restored/resources").asInt()).isEqualTo(before.size());
        assertThat(Tree.of(photos)).as("it is only read").isEqualTo(before);
        assertNothingIsLeft();
    }

    private void brokenPictures(Path broken) throws IOException {
        Files.createDirectory(broken);
        Files.write(broken.resolve("only a beginning.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8});
        Files.write(
                broken.resolve("a segment longer than the file.jpg"),
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF, 'E', 'x'});
        byte[] markers = new byte[70_000];
        Arrays.fill(markers, (byte) 0xFF);
        markers[1] = (byte) 0xD8;
        Files.write(broken.resolve("nothing but markers.jpg"), markers);
        byte[] whole = Files.readAllBytes(photos.resolve("IMG_00001.JPG"));
        Files.write(broken.resolve("cut off.jpg"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(broken.resolve("a text.jpg"), "Grandmother sits in the middle.\n".repeat(50));
        Files.writeString(broken.resolve("notes"), "neither ending nor picture");
        Files.createFile(broken.resolve("nothing.png"));
    }

    private static void hostileNames(Path names) throws Exception {
        Files.createDirectory(names);
        List<String> hostile = List.of(
                "--help",
                "a\nb.jpg",
                "\u001b[2J.jpg",
                "\u202egpj.exe",
                "CON",
                "dot.",
                " space ",
                "*?<>|\".jpg",
                "%2e%2e%2f.jpg",
                ".roost-hidden.part",
                "Ku\u0308ste.jpg",
                "K\u00fcste.jpg",
                "x".repeat(251) + ".jpg");
        for (String name : hostile) {
            Files.write(names.resolve(name), name.getBytes(StandardCharsets.UTF_8));
        }
        // Not text in any encoding that is likely here, and what is no file at all.
        assertThat(Programs.ran(
                        "sh", "-c", "cd \"$0\" && printf latin >\"$(printf 'K\\374ste.jpg')\"", names.toString()))
                .isTrue();
        Files.createSymbolicLink(names.resolve("link.jpg"), Path.of(".."));
        assertThat(Programs.ran("mkfifo", names.resolve("pipe.jpg").toString())).isTrue();
    }

    @Test
    void withoutRoomItSaysSoAndStops() throws Exception {
        try (RandomAccessFile film =
                new RandomAccessFile(photos.resolve("film.mp4").toFile(), "rw")) {
            film.setLength(SPARSE_BYTES);
        }

        Program.Ended tried =
                household.start(List.of("try", photos.toString(), "--json")).end();

        assertThat(tried.exit()).isEqualTo(1);
        assertThat(tried.report().at("/error/code").asText()).isEqualTo("no-room");
        assertThat(tried.report().at("/error/message").asText())
                .contains("Trying this folder needs", household.temporary().toString(), "Make room", "TMPDIR");
        assertNothingIsLeft();
    }

    @Test
    void whatIsStoppedLeavesNothingBehindEither() throws Exception {
        new Camera(SEED).takes(30, 2_000_000, photos);
        Program trying = household.start(List.of("try", photos.toString(), "--json"));
        trying.until("a storage device that takes chunks", () -> stored() ? Optional.of(true) : Optional.empty());

        trying.stop();

        assertNothingIsLeft();
    }

    private boolean stored() throws IOException {
        try (Stream<Path> files = Files.walk(household.temporary())) {
            return files.anyMatch(file -> file.endsWith("storage device/store/CURRENT"));
        }
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.walk(household.temporary())) {
            assertThat(left.filter(file -> !file.equals(household.temporary()))).isEmpty();
        }
    }
}
