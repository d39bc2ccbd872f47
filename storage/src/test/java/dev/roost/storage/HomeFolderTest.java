package dev.roost.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.storage.rocks.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Holds a home until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] home) throws IOException {
            HomeFolder open = HomeFolder.open(Path.of(home[0]));
            System.out.println("open " + open.path());
            while (System.in.read() >= 0) {
                // Waits for the end of its input.
            }
        }
    }

    @Test
    void beginsAHomeForItsOwnerOnly() throws IOException {
        Path path = folder.resolve("a/home");
        try (HomeFolder home = HomeFolder.open(path)) {
            assertThat(home.path().resolve("version")).hasContent("1\n");
            assertThat(home.store()).isDirectory().isEqualTo(home.path().resolve("store"));
            assertThat(home.logs()).isDirectory().isEqualTo(home.path().resolve("logs"));
            assertThat(home.identity()).isEqualTo(home.path().resolve("identity"));
            assertThat(home.controlSocket()).isEqualTo(home.path().resolve("control.sock"));
            for (Path mine : List.of(home.path(), home.store(), home.logs())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)))
                        .isEqualTo("rwx------");
            }
            for (String file : List.of("version", "lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(file))))
                        .isEqualTo("rw-------");
            }
            try (Stream<Path> files = Files.list(path)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("version", "lock", "store", "logs");
            }
        }
    }

    @Test
    void leavesTheRightsOfAFolderThatWasThere() throws IOException {
        Path path = Files.createDirectory(folder.resolve("home"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));
        HomeFolder.open(path).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void refusesASecondOpenerInTheSameProcessWithoutLettingGoOfTheLock() throws Exception {
        Path path = folder.resolve("home");
        Path link = Files.createSymbolicLink(folder.resolve("link"), path);
        try (HomeFolder home = HomeFolder.open(path)) {
            for (Path again : List.of(path, link)) {
                assertThatThrownBy(() -> HomeFolder.open(again))
                        .isInstanceOf(HomeInUseException.class)
                        .hasMessageContaining(home.path().toString())
                        .hasMessageContaining(
                                Long.toString(ProcessHandle.current().pid()));
            }
            Process other = hold(path);
            assertThat(other.waitFor()).as("another process is refused still").isNotZero();
        }
        HomeFolder.open(path).close();
    }

    @Test
    void refusesAHomeThatAnotherProcessHoldsAndNamesThatProcess() throws Exception {
        Path path = folder.resolve("home");
        HomeFolder.open(path).close();
        Process holder = hold(path);
        try (BufferedReader out = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("open ");

            assertThatThrownBy(() -> HomeFolder.open(path))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining("process " + holder.pid())
                    .hasMessageContaining(path.toRealPath().toString());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        try (HomeFolder home = HomeFolder.open(path)) {
            assertThat(home.wasClosedCleanly()).as("after a kill").isFalse();
        }
        try (HomeFolder home = HomeFolder.open(path)) {
            assertThat(home.wasClosedCleanly()).as("after an orderly close").isTrue();
        }
    }

    @Test
    void theLockFileTellsWhoHoldsTheHome() throws IOException {
        Path path = folder.resolve("home");
        try (HomeFolder home = HomeFolder.open(path)) {
            assertThat(home.wasClosedCleanly()).as("a fresh home").isTrue();
        }
        assertThat(path.resolve("lock")).hasContent("clean\n");
    }

    @Test
    void refusesAHomeOfANewerRoostAndChangesNothing() throws IOException {
        Path path = folder.resolve("home");
        HomeFolder.open(path).close();
        Files.writeString(path.resolve("version"), "2\n");
        Files.writeString(path.resolve("lock"), "what it writes there\n");

        assertThatThrownBy(() -> HomeFolder.open(path))
                .isInstanceOf(NewerHomeException.class)
                .hasMessage("This home was written by a newer Roost (format 2; this program knows 1): " + path
                        + ". Update Roost on this computer; nothing was changed.");
        assertThat(path.resolve("version")).hasContent("2\n");
        assertThat(path.resolve("lock")).hasContent("what it writes there\n");
    }

    @Test
    void refusesAVersionThatIsNone() throws IOException {
        Path path = folder.resolve("home");
        for (String text : List.of("", "0\n", "-1\n", "one\n", "1 2\n", "1".repeat(100), "\0\1")) {
            Files.createDirectories(path);
            Files.writeString(path.resolve("version"), text);
            assertThatThrownBy(() -> HomeFolder.open(path))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(path.resolve("version").toString());
        }
        assertThat(path.resolve("store")).doesNotExist();
    }

    @Test
    void beginsAnewWhatAStopLeftHalfBegun() throws IOException {
        Path path = Files.createDirectory(folder.resolve("home"));
        Files.writeString(path.resolve("lock"), "");
        Files.writeString(path.resolve("version.new"), "");
        HomeFolder.open(path).close();
        assertThat(path.resolve("version")).hasContent("1\n");
    }

    @Test
    void closingTwiceIsFine() throws IOException {
        HomeFolder home = HomeFolder.open(folder.resolve("home"));
        home.close();
        try (HomeFolder again = HomeFolder.open(folder.resolve("home"))) {
            home.close();
            assertThatThrownBy(() -> HomeFolder.open(again.path())).isInstanceOf(HomeInUseException.class);
        }
    }

    private static Process hold(Path path) throws IOException {
        return new ProcessBuilder(ChildJvm.running(Holder.class, List.of("-Xmx32m"), path)).start();
    }
}
