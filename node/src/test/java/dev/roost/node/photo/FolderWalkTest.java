package dev.roost.node.photo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.node.kit.Programs;
import dev.roost.proto.model.FileName;
import dev.roost.proto.model.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FolderWalkTest extends WalkTest {
    private Heard walk(Path... except) throws IOException {
        new FolderWalk(root, Set.of(except), heard).run();
        return heard;
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    @Test
    void findsEveryFileOnceWithTheNamesThatLeadToIt() throws IOException {
        file("a.jpg");
        file("2024/b.jpg");
        file("2024/summer/c.jpg");
        file("2024/.hidden/d.jpg");
        Files.createDirectories(root.resolve("empty/in it"));
        assertThat(walk().files).containsExactly("2024/.hidden/d.jpg", "2024/b.jpg", "2024/summer/c.jpg", "a.jpg");
        assertThat(heard.failed).isEmpty();
        assertThat(heard.folders).hasSize(6);
    }

    @Test
    void linksAreNotFollowedWhetherTheyLoopLeadOutOrLeadNowhere() throws IOException {
        file("a.jpg");
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret.jpg"), "secret");
        Files.createSymbolicLink(root.resolve("loop"), root);
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        Files.createSymbolicLink(root.resolve("out"), outside);
        Files.createSymbolicLink(root.resolve("out.jpg"), outside.resolve("secret.jpg"));
        Files.createSymbolicLink(root.resolve("nowhere"), temp.resolve("nothing"));
        assertThat(walk().files).containsExactly("a.jpg");
        assertThat(heard.skipped).containsOnlyKeys("loop", "self", "out", "out.jpg", "nowhere");
        assertThat(heard.skipped.values()).allMatch(reason -> reason.contains("link"));
        assertThat(heard.failed).isEmpty();
    }

    @Test
    void pipesAndSocketsAreLeftAloneAndNothingWaitsForThem() throws IOException, InterruptedException {
        file("a.jpg");
        assumeTrue(Programs.ran("mkfifo", root.resolve("pipe.jpg").toString()), "mkfifo is there");
        assertThat(walk().files).containsExactly("a.jpg");
        assertThat(heard.skipped).containsOnlyKeys("pipe.jpg");
    }

    @Test
    void aFolderThatGoesAwayWhileItIsWalkedIsNamedAndStopsNothingElse() throws IOException {
        file("gone/a.jpg");
        file("stays/b.jpg");
        heard.onFolder = folder -> {
            if (folder.endsWith("gone")) {
                remove(folder.resolve("a.jpg"));
                remove(folder);
            }
        };
        assertThat(walk().files).containsExactly("stays/b.jpg");
        assertThat(heard.failed).containsOnlyKeys("gone");
    }

    @Test
    void aFolderThatGoesAwayWhileItsParentIsListedStopsNothingElse() throws IOException {
        for (int i = 0; i < 8; i++) {
            file("f" + i + "/a.jpg");
            file("p" + i + ".jpg");
        }
        heard.onFile = file -> {
            for (int i = 0; i < 8; i++) {
                Path folder = root.resolve("f" + i);
                if (!heard.folders.contains(folder) && Files.exists(folder)) {
                    remove(folder.resolve("a.jpg"));
                    remove(folder);
                }
            }
        };
        walk();
        assertThat(heard.files)
                .contains("p0.jpg", "p1.jpg", "p2.jpg", "p3.jpg", "p4.jpg", "p5.jpg", "p6.jpg", "p7.jpg");
        assertThat(heard.failed).doesNotContainKey("");
    }

    @Test
    void aFileThatItsVisitorCannotTakeIsNoFaultOfItsFolder() throws IOException {
        for (int i = 0; i < 10; i++) {
            file("p" + i + ".jpg");
        }
        int[] calls = {0};
        FolderWalk.Visitor visitor = new FolderWalk.Visitor() {
            @Override
            public boolean file(Path path, List<FileName> names) throws IOException {
                if (calls[0]++ == 3) {
                    throw new IOException("no");
                }
                return true;
            }

            @Override
            public void failed(Path path, String reason) {
                heard.failed(path, reason);
            }

            @Override
            public void skipped(Path path, String reason) {}
        };
        new FolderWalk(root, Set.of(), visitor).run();
        assertThat(calls[0]).isEqualTo(10);
        assertThat(heard.failed).hasSize(1);
        assertThat(heard.failed.keySet().iterator().next()).endsWith(".jpg");
    }

    @Test
    void aFolderWithoutPermissionIsNamedAndStopsNothingElse() throws IOException {
        file("closed/a.jpg");
        file("open/b.jpg");
        Path closed = root.resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "whoever runs this test may not read everything");
            assertThat(walk().files).containsExactly("open/b.jpg");
            assertThat(heard.failed).containsEntry("closed", "There is no permission to read it.");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aRootThatIsNotThereIsNamed() throws IOException {
        Files.delete(root);
        walk();
        assertThat(heard.failed).containsOnlyKeys("");
    }

    @Test
    void roostsOwnFolderIsLeftOutWhereverItLies() throws IOException {
        file("a.jpg");
        file("home/identity");
        assertThat(walk(root.resolve("home")).files).containsExactly("a.jpg");
        assertThat(heard.skipped).containsOnlyKeys("home");
    }

    @Test
    void roostsOwnFolderIsLeftOutAlsoWhenItIsTheRootOrHoldsIt() throws IOException {
        file("store/000001.blob");
        assertThat(walk(root).files).isEmpty();
        assertThat(heard.skipped).containsOnlyKeys("");
        heard.skipped.clear();
        new FolderWalk(root.resolve("store"), Set.of(root), heard).run();
        assertThat(heard.files).isEmpty();
        assertThat(heard.skipped).containsOnlyKeys("store");
    }

    @Test
    void foldersToLeaveOutNeedNotExist() throws IOException {
        file("a.jpg");
        assertThat(walk(temp.resolve("never made")).files).containsExactly("a.jpg");
    }

    @Test
    void deepFoldersAreWalkedAsFarAsAPathMayGoAndTheRestIsNamed() throws IOException {
        Path deep = root;
        for (int i = 1; i <= Limits.PATH_PARTS_MAX + 3; i++) {
            deep = Files.createDirectory(deep.resolve("d" + i));
            Files.writeString(deep.resolve("x.jpg"), "x");
        }
        walk();
        assertThat(heard.files).hasSize(Limits.PATH_PARTS_MAX - 1);
        assertThat(heard.failed)
                .hasSize(2)
                .allSatisfy((path, reason) -> assertThat(reason).contains("deep"));
    }

    @Test
    void aPathTooLongForItsRowIsNamed() throws IOException {
        String name = "n".repeat(250);
        Path deep = root;
        for (int i = 0; i < 15; i++) {
            deep = deep.resolve(name);
        }
        Path last = deep;
        assumeTrue(makes(last), "this system has paths that long");
        Files.writeString(root.resolve("short.jpg"), "x");
        walk();
        assertThat(heard.files).contains("short.jpg");
    }

    @Test
    void namesOfAnyBytesAreFilesLikeOthers() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        byte[] raw = {'a', (byte) 0xFF, '.', 'j', 'p', 'g'};
        Files.writeString(RawNames.resolve(root, raw).orElseThrow(), "x");
        Files.writeString(root.resolve("new\nline \u001b[31m.jpg"), "x");
        Files.writeString(root.resolve("x".repeat(255)), "x");
        List<byte[]> names = new ArrayList<>();
        new FolderWalk(root, Set.of(), new FolderWalk.Visitor() {
                    @Override
                    public boolean file(Path path, List<FileName> parts) {
                        names.add(parts.get(0).raw().toArray());
                        return true;
                    }

                    @Override
                    public void failed(Path path, String reason) {
                        throw new AssertionError(path + ": " + reason);
                    }

                    @Override
                    public void skipped(Path path, String reason) {
                        throw new AssertionError(path + ": " + reason);
                    }
                })
                .run();
        assertThat(names)
                .containsExactlyInAnyOrder(
                        raw,
                        "new\nline \u001b[31m.jpg".getBytes(UTF_8),
                        "x".repeat(255).getBytes(UTF_8));
    }

    @Test
    void aFolderMountedIntoItselfIsWalkedOnce() throws IOException, InterruptedException {
        file("a.jpg");
        file("sub/b.jpg");
        Path mount = Files.createDirectory(root.resolve("mount"));
        assumeTrue(
                Programs.ran("mount", "--bind", root.toString(), mount.toString()), "whoever runs this test may mount");
        try {
            assertThat(walk().files).containsExactly("a.jpg", "sub/b.jpg");
            assertThat(heard.skipped).containsOnlyKeys("mount");
        } finally {
            Programs.ran("umount", mount.toString());
        }
    }

    @Test
    void stopsWhenTheVisitorHasEnough() throws IOException {
        for (int i = 0; i < 10; i++) {
            file("d" + i + "/x.jpg");
        }
        heard.filesMax = 3;
        assertThat(walk().files).hasSize(3);
    }

    private static boolean makes(Path folder) {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
